import type { DecodedAudio } from '../engine/decodedAudio.ts'

const PCM = 1
const FLOAT = 3
const HEAD_BYTES = 44

/** How samples are written: whole numbers of 16 bits, or floating-point numbers of 32 bits. */
export type WavSamples = 'int16' | 'float32'

/** The nearest number of 16 bits; 1 is 32,768, which has no place and becomes 32,767. */
export function toInt16(sample: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768)))
}

/**
 * Writes a WAV file.
 *
 * Source: Multimedia Programming Interface and Data Specifications 1.0 (RIFF), IBM and Microsoft.
 *
 * @param sound - channels of equal length; samples beyond -1 to 1 are cut in `int16`.
 * @param samples - default `int16`, which every player reads.
 */
export function encodeWav(
  { samplingRate, channels }: DecodedAudio,
  samples: WavSamples = 'int16',
): Uint8Array<ArrayBuffer> {
  const size = samples === 'int16' ? 2 : 4
  const length = channels[0]?.length ?? 0
  const frame = channels.length * size
  const bytes = new Uint8Array(HEAD_BYTES + length * frame)
  const view = new DataView(bytes.buffer)
  const letters = (at: number, text: string) =>
    bytes.set(
      Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
      at,
    )
  letters(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  letters(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, samples === 'int16' ? PCM : FLOAT, true)
  view.setUint16(22, channels.length, true)
  view.setUint32(24, samplingRate, true)
  view.setUint32(28, samplingRate * frame, true)
  view.setUint16(32, frame, true)
  view.setUint16(34, size * 8, true)
  letters(36, 'data')
  view.setUint32(40, length * frame, true)
  channels.forEach((channel, index) => {
    for (let at = 0; at < length; at += 1) {
      const offset = HEAD_BYTES + at * frame + index * size
      const sample = channel[at] ?? 0
      if (samples === 'int16') view.setInt16(offset, toInt16(sample), true)
      else view.setFloat32(offset, sample, true)
    }
  })
  return bytes
}
