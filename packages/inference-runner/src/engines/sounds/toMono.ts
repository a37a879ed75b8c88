import type { DecodedAudio } from '../../engine/decodedAudio.ts'
import { resample } from './resample.ts'

function mixed(channels: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array()] = channels
  if (channels.length <= 1) return first
  const mono = new Float32Array(first.length)
  for (let index = 0; index < mono.length; index += 1) {
    let sum = 0
    for (const channel of channels) sum += channel[index] ?? 0
    mono[index] = sum / channels.length
  }
  return mono
}

/**
 * Makes of a sound what most models hear: one channel, the mean of all, at the rate of the model.
 *
 * @param samplingRate - samples per second that the model expects.
 * @returns samples from -1 to 1, which may be those of the sound itself: they are not to be changed.
 */
export function toMono(sound: DecodedAudio, samplingRate: number): Float32Array {
  return resample(mixed(sound.channels), Math.round(sound.samplingRate), samplingRate)
}
