import type { DecodedAudio } from '../../../engine/decodedAudio.ts'

const ZERO_CROSSINGS = 16
const ROLLOFF = 0.95

/** The mean of all channels. */
function mix({ channels }: DecodedAudio): Float32Array {
  const [first = new Float32Array()] = channels
  if (channels.length < 2) return first
  return first.map(
    (_, index) =>
      channels.reduce((sum, channel) => sum + (channel[index] ?? 0), 0) / channels.length,
  )
}

/**
 * The samples of a sound as one channel at another rate, by a sinc filter under a Hann window.
 *
 * Source: J. O. Smith, Digital Audio Resampling Home Page.
 *
 * @param samplingRate - the rate that is due, in hertz.
 */
export function monoSamples(audio: DecodedAudio, samplingRate: number): Float32Array {
  const samples = mix(audio)
  if (audio.samplingRate === samplingRate) return samples
  const ratio = samplingRate / audio.samplingRate
  const cutoff = Math.min(1, ratio) * ROLLOFF
  const reach = ZERO_CROSSINGS / cutoff
  return Float32Array.from({ length: Math.ceil(samples.length * ratio) }, (_, index) => {
    const center = index / ratio
    let sum = 0
    const last = Math.min(samples.length - 1, Math.floor(center + reach))
    for (let at = Math.max(0, Math.ceil(center - reach)); at <= last; at += 1) {
      const distance = (at - center) * cutoff
      const sinc = distance === 0 ? 1 : Math.sin(Math.PI * distance) / (Math.PI * distance)
      const window = 0.5 * (1 + Math.cos((Math.PI * (at - center)) / reach))
      sum += (samples[at] ?? 0) * sinc * window
    }
    return sum * cutoff
  })
}
