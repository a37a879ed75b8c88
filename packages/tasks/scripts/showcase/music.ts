import { noiseOf } from './noise.ts'

/** A chord progression on plucked strings, by the algorithm of Karplus and Strong (1983). */
const RATE = 16_000
const SECONDS = 6

/** Semitones above A2 of the chords: C, G, A minor, F, each with its root below. */
const CHORDS = [
  [3, 10, 15, 19, 22, 27],
  [-2, 5, 10, 14, 17, 22],
  [0, 7, 12, 15, 19, 24],
  [-4, 3, 8, 12, 15, 20],
] as const

function pluck(samples: Float32Array, start: number, semitones: number, loudness: number): void {
  const period = Math.round(RATE / (110 * 2 ** (semitones / 12)))
  const noise = noiseOf(period * 7919 + start + 1)
  const string = Float32Array.from({ length: period }, noise)
  // A softer pluck: the noise loses its highest tones.
  for (let at = 1; at < period; at++)
    string[at] = 0.5 * (string[at] ?? 0) + 0.5 * (string[at - 1] ?? 0)
  for (let index = 0; start + index < samples.length; index++) {
    const at = index % period
    const value = string[at] ?? 0
    samples[start + index] = (samples[start + index] ?? 0) + loudness * value
    string[at] = 0.498 * (value + (string[(at + 1) % period] ?? 0))
  }
}

/** Six seconds of a guitar, as samples from -1 to 1 at 16 kHz. */
export function music(): Float32Array {
  const samples = new Float32Array(RATE * SECONDS)
  const bar = (RATE * SECONDS) / CHORDS.length
  CHORDS.forEach((chord, index) => {
    const order = [0, 2, 3, 4, 5, 4, 3, 2]
    order.forEach((voice, step) => {
      const start = Math.round(index * bar + (step * bar) / order.length)
      pluck(samples, start, chord[voice] ?? 0, voice === 0 ? 0.5 : 0.32)
    })
  })
  const fade = RATE / 2
  for (let index = 0; index < fade; index++) {
    const at = samples.length - 1 - index
    samples[at] = ((samples[at] ?? 0) * index) / fade
  }
  const peak = samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0)
  return samples.map((one) => (0.85 * one) / peak)
}
