interface WavFacts {
  seconds: number
  /** @default 8000 */
  rate?: number
  /** @default 16 */
  bits?: 8 | 16 | 24 | 32
  /** @default 1 */
  channels?: number
  /** How loud it is at a second, from -1 to 1. @default a tone of 200 Hz */
  at?: (second: number) => number
}

function writeSample(view: DataView, place: number, bits: number, sample: number): void {
  if (bits === 8) view.setUint8(place, Math.round(sample * 127) + 128)
  else if (bits === 16) view.setInt16(place, Math.round(sample * 32_767), true)
  else if (bits === 24) view.setInt16(place + 1, Math.round(sample * 32_767), true)
  else view.setFloat32(place, sample, true)
}

/** A WAV file with samples of one of the usual sizes; 32 bits are floats. */
export function wavFile({
  seconds,
  rate = 8000,
  bits = 16,
  channels = 1,
  at = (second) => Math.sin(second * 2 * Math.PI * 200),
}: WavFacts): File {
  const frames = Math.round(seconds * rate)
  const frameBytes = (bits / 8) * channels
  const view = new DataView(new ArrayBuffer(44 + frames * frameBytes))
  const word = (place: number, letters: string) =>
    [...letters].forEach((letter, index) => view.setUint8(place + index, letter.charCodeAt(0)))
  word(0, 'RIFF')
  view.setUint32(4, view.byteLength - 8, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, bits === 32 ? 3 : 1, true)
  view.setUint16(22, channels, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * frameBytes, true)
  view.setUint16(32, frameBytes, true)
  view.setUint16(34, bits, true)
  word(36, 'data')
  view.setUint32(40, frames * frameBytes, true)
  for (let frame = 0; frame < frames; frame += 1)
    for (let channel = 0; channel < channels; channel += 1)
      writeSample(view, 44 + frame * frameBytes + (channel * bits) / 8, bits, at(frame / rate))
  return new File([view.buffer], 'sound.wav', { type: 'audio/wav' })
}
