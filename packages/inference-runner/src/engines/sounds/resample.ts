/** Zero crossings of the sinc on each side of a sample, and the share of the band that is kept. */
const LOWPASS_WIDTH = 6
const ROLLOFF = 0.99

interface Filter {
  /** The first input sample that it weighs, from that at the output's time. */
  start: number
  weights: Float32Array
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

/** The filter of one output sample out of `to`, as input samples have the distance 1. */
function filterOf(phase: number, from: number, to: number): Filter {
  const band = Math.min(from, to) * ROLLOFF
  const width = Math.ceil((LOWPASS_WIDTH * from) / band)
  const weights: number[] = []
  let start = 0
  for (let index = -width; index < width + from; index += 1) {
    const t = (index / from - phase / to) * band
    if (Math.abs(t) >= LOWPASS_WIDTH) continue
    if (weights.length === 0) start = index
    const window = Math.cos((t * Math.PI) / LOWPASS_WIDTH / 2) ** 2
    const sinc = t === 0 ? 1 : Math.sin(t * Math.PI) / (t * Math.PI)
    weights.push((sinc * window * band) / from)
  }
  return { start, weights: Float32Array.from(weights) }
}

/**
 * Changes the sampling rate of one channel by band-limited interpolation: a sinc of six zero
 * crossings on each side under a Hann window, which leaves out what is above 0.99 of the lower band.
 *
 * Source: `torchaudio.functional.resample` with its defaults (`sinc_interp_hann`, `lowpass_filter_width`
 * 6, `rolloff` 0.99), after J. O. Smith, Digital Audio Resampling.
 *
 * @param samples - the channel, `n` samples.
 * @param from - its rate in hertz, a whole number above 0.
 * @param to - the wanted rate in hertz, a whole number above 0.
 * @returns `ceil(n * to / from)` samples; the same array when the rates are equal.
 *
 * @example
 * ```ts
 * resample(new Float32Array(44_100), 44_100, 16_000).length // 16000
 * ```
 */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples
  const divisor = greatestCommonDivisor(from, to)
  const [step, phases] = [from / divisor, to / divisor]
  const output = new Float32Array(Math.ceil((samples.length * phases) / step))
  const filters = new Map<number, Filter>()
  for (let index = 0; index < output.length; index += 1) {
    const phase = index % phases
    let filter = filters.get(phase)
    if (filter === undefined) filters.set(phase, (filter = filterOf(phase, step, phases)))
    const { weights } = filter
    const begin = ((index - phase) / phases) * step + filter.start
    const first = Math.max(0, -begin)
    const end = Math.min(weights.length, samples.length - begin)
    let sum = 0
    for (let tap = first; tap < end; tap += 1) {
      sum += (weights[tap] ?? 0) * (samples[begin + tap] ?? 0)
    }
    output[index] = sum
  }
  return output
}
