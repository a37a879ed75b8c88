import type { DecodedAudio } from '../../../engine/decodedAudio.ts'

const HEADER_BYTES = 44
const BYTES_PER_SAMPLE = 2
const LARGEST = 32_767

/**
 * A sound as a WAV file of 16 bits.
 *
 * Source: Multimedia Programming Interface and Data Specifications 1.0 (RIFF WAVE).
 */
export function waveFile({ channels, samplingRate }: DecodedAudio): Uint8Array<ArrayBuffer> {
  const length = channels[0]?.length ?? 0
  const frameBytes = channels.length * BYTES_PER_SAMPLE
  const file = new Uint8Array(HEADER_BYTES + length * frameBytes)
  const view = new DataView(file.buffer)
  const write = (text: string, at: number) => file.set(new TextEncoder().encode(text), at)
  write('RIFF', 0)
  view.setUint32(4, file.length - 8, true)
  write('WAVEfmt ', 8)
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, channels.length, true)
  view.setUint32(24, samplingRate, true)
  view.setUint32(28, samplingRate * frameBytes, true)
  view.setUint16(32, frameBytes, true)
  view.setUint16(34, BYTES_PER_SAMPLE * 8, true)
  write('data', 36)
  view.setUint32(40, length * frameBytes, true)
  for (const [channel, samples] of channels.entries()) {
    for (const [index, sample] of samples.entries()) {
      const clipped = Math.max(-1, Math.min(1, sample))
      const at = HEADER_BYTES + index * frameBytes + channel * BYTES_PER_SAMPLE
      view.setInt16(at, Math.round(clipped * LARGEST), true)
    }
  }
  return file
}
