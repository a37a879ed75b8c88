import type { DecodedAudio } from '../../../engine/decodedAudio.ts'
import { ModelOutputError } from '../../../errors.ts'

/** The mean of the channels of a sound, at a sampling rate. */
export function toMono({ channels, samplingRate }: DecodedAudio, wanted: number): Float32Array {
  if (samplingRate !== wanted) {
    throw new ModelOutputError(`the sound has ${samplingRate} samples a second, not ${wanted}`)
  }
  const [first = new Float32Array(0), ...others] = channels
  if (others.length === 0) return first
  return first.map(
    (sample, index) =>
      others.reduce((sum, channel) => sum + (channel[index] ?? 0), sample) / channels.length,
  )
}
