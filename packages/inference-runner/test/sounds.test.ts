import { describe, expect, test } from 'vitest'
import { ctcText } from '../src/engines/sounds/ctcText.ts'
import { resample } from '../src/engines/sounds/resample.ts'
import { toMono } from '../src/engines/sounds/toMono.ts'
import { windowsOf } from '../src/engines/sounds/windowsOf.ts'

/** From, to, how many samples, and the first ones that torchaudio 2.11's `functional.resample` gives, and how many. */
const RESAMPLED: readonly (readonly [number, number, number, readonly number[], number])[] = [
  [
    44100,
    16000,
    60,
    [
      0.0855689, 0.405653, 0.45538, 0.0365234, -0.401248, -0.463743, -0.0822337, 0.37786, 0.477763,
      0.122008, -0.349925, -0.487988, -0.161143, 0.31888, 0.495204, 0.199981, -0.285961, -0.499917,
      -0.235531, 0.248589, 0.506337, 0.257453,
    ],
    22,
  ],
  [
    8000,
    16000,
    20,
    [
      0.199545, 0.218889, 0.155377, 0.0998373, 0.143599, 0.308291, 0.523268, 0.670902, 0.672021,
      0.537628, 0.360086, 0.247844, 0.255279, 0.34651, 0.419279, 0.375197, 0.192658, -0.0630894,
      -0.27731, -0.362605, -0.320013, -0.23039, -0.202445, -0.29583,
    ],
    40,
  ],
  [
    16000,
    44100,
    16,
    [
      0.199545, 0.224005, 0.196267, 0.141842, 0.101975, 0.112333, 0.189842, 0.324981, 0.482989,
      0.616796, 0.686455, 0.67339, 0.586513, 0.459177, 0.33555, 0.254958, 0.238459, 0.28075,
      0.352701, 0.411079, 0.414843, 0.343156, 0.201177, 0.0175293,
    ],
    45,
  ],
  [
    48000,
    8000,
    90,
    [
      0.167338, 0.357569, -0.462282, 0.175278, 0.262338, -0.498465, 0.342778, 0.0837476, -0.444026,
      0.453117, -0.103761, -0.32844, 0.504506, -0.29218, -0.124787,
    ],
    15,
  ],
]

describe('resample', () => {
  test.each(RESAMPLED)(
    'default: from %d to %d Hz as torchaudio does',
    (from, to, count, expected, length) => {
      const samples = Float32Array.from({ length: count }, (_, at) =>
        Number((Math.sin(at * 0.37) * 0.5 + Math.cos(at * 1.7) * 0.2).toFixed(4)),
      )
      const resampled = resample(samples, from, to)
      expect(resampled).toHaveLength(length)
      for (const [at, value] of expected.entries()) expect(resampled[at]).toBeCloseTo(value, 4)
    },
  )

  test('behavior: a sound of the wanted rate is left as it is', () => {
    const samples = Float32Array.from([0.1, 0.2])
    expect(resample(samples, 16_000, 16_000)).toBe(samples)
  })
})

test('toMono: the mean of the channels, at the wanted rate', () => {
  const channels = [Float32Array.from([1, 0, 0.5]), Float32Array.from([0, 0, -0.5])]
  expect([...toMono({ samplingRate: 8000, channels }, 8000)]).toEqual([0.5, 0, 0])
})

describe('windowsOf', () => {
  const samples = Float32Array.from({ length: 10 }, (_, at) => at)

  test('default: pieces that overlap on both sides, the outer ones on one', () => {
    const windows = windowsOf(samples, { length: 6, stride: 1 })
    expect(windows.map(({ samples: [first], left, right }) => [first, left, right])).toEqual([
      [0, 0, 1],
      [4, 1, 0],
    ])
  })

  test('behavior: a sound that is shorter than a piece is one', () => {
    expect(windowsOf(samples, { length: 20, stride: 5 })).toMatchObject([
      { left: 0, right: 0, isLast: true },
    ])
  })
})

describe('ctcText', () => {
  const vocabulary = {
    tokens: ['<pad>', '|', 'A', 'B'],
    blank: '<pad>',
    delimiter: '|',
    space: ' ',
    isLowerCase: false,
  }

  test('default: repeats are one letter, unless a blank is between them', () => {
    const { text, words } = ctcText([2, 2, 0, 2, 1, 1, 3, 0], vocabulary)
    expect(text).toBe('AA B')
    expect(words).toEqual([
      { word: 'AA', start: 0, end: 4 },
      { word: 'B', start: 6, end: 7 },
    ])
  })

  test('behavior: nothing but blanks is an empty text', () => {
    expect(ctcText([0, 0], vocabulary)).toEqual({ text: '', words: [] })
  })
})
