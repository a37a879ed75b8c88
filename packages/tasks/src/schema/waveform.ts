import { integer, optional, required } from './describe.ts'
import { diffusion } from './diffusion.ts'
import { sampling } from './generation.ts'
import { audio } from './media.ts'

/** How many samples of a sound make one second. */
const samplesPerSecond = integer(1, 1_000_000)

/** Sampling of sounds that are made token by token. */
export const soundSampling = { ...sampling, seed: diffusion.seed }

/** A sound that a model made. */
export const generatedSound = {
  audio: required('The sound.', audio),
  sampling_rate: optional(
    'Samples per second of the sound, in hertz. The file says it too.',
    samplesPerSecond,
    { role: 'quantity', unit: 'hertz' },
  ),
}
