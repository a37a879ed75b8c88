import { Tensor } from '@huggingface/transformers'
import { ModelOutputError } from '../../../errors.ts'
import { encodeWav } from '../../../media/encodeWav.ts'

/** A sound that a model made, as a task's output has it: a WAV file of 16 bits. */
export interface GeneratedSound {
  audio: Uint8Array<ArrayBuffer>
  sampling_rate: number
}

/**
 * Writes a waveform that a model made.
 *
 * @param waveform - a tensor of one sound: all of its numbers are samples of one channel.
 * @throws {@link ModelOutputError} for anything else, or numbers that are not finite.
 */
export function generatedSound(waveform: unknown, samplingRate: number): GeneratedSound {
  if (!(waveform instanceof Tensor)) throw new ModelOutputError('it has no waveform')
  const samples = Float32Array.from(waveform.data, Number)
  if (samples.length === 0) throw new ModelOutputError('its waveform is empty')
  if (!samples.every(Number.isFinite)) {
    throw new ModelOutputError('its waveform holds numbers that are not finite')
  }
  return {
    audio: encodeWav({ samplingRate, channels: [samples] }),
    sampling_rate: samplingRate,
  }
}
