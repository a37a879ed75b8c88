const HEADER = 44

/**
 * Writes the samples of one channel as a WAV file of 16 bits.
 *
 * @param samples - from -1 to 1; what is outside is cut.
 * @param rate - samples of a second, in hertz.
 *
 * @example
 * ```ts
 * encodeWav(new Float32Array(16_000), 16_000) // a second of silence, of 32,044 bytes
 * ```
 */
export function encodeWav(samples: Float32Array, rate: number): Blob {
  const view = new DataView(new ArrayBuffer(HEADER + samples.length * 2))
  const word = (place: number, letters: string) =>
    [...letters].forEach((letter, index) => view.setUint8(place + index, letter.charCodeAt(0)))
  word(0, 'RIFF')
  view.setUint32(4, view.byteLength - 8, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  word(36, 'data')
  view.setUint32(40, samples.length * 2, true)
  samples.forEach((sample, index) =>
    view.setInt16(HEADER + index * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true),
  )
  return new Blob([view], { type: 'audio/wav' })
}
