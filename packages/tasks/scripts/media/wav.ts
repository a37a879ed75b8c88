/** Writes sounds as WAV files: uncompressed, mono, and readable by everything. */

/** Samples per second: the least that speech and simple tones need. */
const SAMPLING_RATE = 8000

/** A piece of a sound: a tone of one frequency, or silence when it has none. */
export interface Tone {
  /** Frequency in hertz. */
  hertz?: number
  /** Length in milliseconds. */
  milliseconds: number
  /** Loudness from 0 to 1. Default 0.6. */
  volume?: number
}

/** Milliseconds that a sound takes to fade in and out, so that it does not click. */
const FADE = 8

function shape(
  { milliseconds, volume = 0.6 }: { milliseconds: number; volume?: number },
  wave: (seconds: number) => number,
): number[] {
  const count = Math.round((milliseconds * SAMPLING_RATE) / 1000)
  const fade = (FADE * SAMPLING_RATE) / 1000
  return Array.from({ length: count }, (_, index) => {
    const envelope = Math.min(1, index / fade, (count - 1 - index) / fade)
    return volume * envelope * wave(index / SAMPLING_RATE)
  })
}

function samplesOf(tone: Tone): number[] {
  const { hertz } = tone
  return shape(tone, (seconds) =>
    hertz === undefined ? 0 : Math.sin(2 * Math.PI * hertz * seconds),
  )
}

/** The samples of several tones, one after the other, from -1 to 1. */
export function tones(...parts: Tone[]): number[] {
  return parts.flatMap(samplesOf)
}

/** A vowel: where its resonances are, in hertz. */
const VOWELS = {
  ah: [730, 1090, 2440],
  oh: [450, 800, 2500],
  uh: [600, 1200, 2400],
} as const

/** How wide a resonance is, in hertz. */
const RESONANCE_WIDTH = 120

/** The samples of a voice that holds a vowel, falling slightly as at the end of a sentence. */
export function voice(
  vowel: keyof typeof VOWELS,
  { hertz = 130, milliseconds, volume = 0.8 }: Tone,
): number[] {
  const harmonics = Array.from({ length: Math.floor(3000 / hertz) }, (_, index) => {
    const multiple = index + 1
    const loudness = VOWELS[vowel].map(
      (resonance) => 1 / (1 + ((multiple * hertz - resonance) / RESONANCE_WIDTH) ** 2),
    )
    return {
      multiple,
      loudness: loudness.reduce((sum, part) => sum + part, 0.02) / multiple ** 0.5,
    }
  })
  const total = harmonics.reduce((sum, { loudness }) => sum + loudness, 0)
  return shape({ milliseconds, volume }, (seconds) => {
    const phase = 2 * Math.PI * hertz * (seconds - 0.4 * seconds ** 2)
    const sum = harmonics.reduce(
      (wave, { multiple, loudness }) => wave + loudness * Math.sin(multiple * phase),
      0,
    )
    return (2 * sum) / total
  })
}

/** The samples of noise, the same at every run. */
export function noise({ milliseconds, volume = 0.3 }: Tone): number[] {
  let state = 1
  return shape({ milliseconds, volume }, () => {
    state = (state * 16_807) % 2_147_483_647
    return (2 * state) / 2_147_483_647 - 1
  })
}

/** The samples of several sounds at the same time. */
export function mix(...sounds: number[][]): number[] {
  const count = Math.max(...sounds.map((sound) => sound.length))
  return Array.from({ length: count }, (_, index) =>
    sounds.reduce((sum, sound) => sum + (sound[index] ?? 0), 0),
  )
}

/** Makes a WAV file of samples from -1 to 1, in 8 or 16 bits each. */
export function wav(samples: number[], bits: 8 | 16 = 8): Uint8Array {
  const bytesPerSample = bits / 8
  const dataSize = samples.length * bytesPerSample
  const file = Buffer.alloc(44 + dataSize + (dataSize % 2))
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(SAMPLING_RATE, 24)
  file.writeUInt32LE(SAMPLING_RATE * bytesPerSample, 28)
  file.writeUInt16LE(bytesPerSample, 32)
  file.writeUInt16LE(bits, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(dataSize, 40)
  for (const [index, sample] of samples.entries()) {
    const clipped = Math.max(-1, Math.min(1, sample))
    if (bits === 8) file.writeUInt8(Math.round(128 + 127 * clipped), 44 + index)
    else file.writeInt16LE(Math.round(32_767 * clipped), 44 + 2 * index)
  }
  return file
}
