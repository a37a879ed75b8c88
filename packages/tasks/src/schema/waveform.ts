import { integer, optional, required } from './describe.ts'
import { diffusion } from './diffusion.ts'
import { generation } from './generation.ts'
import { audio } from './media.ts'

/** How many samples of a sound make one second. */
const samplesPerSecond = integer(1, 1_000_000)

/** The parameters of sounds that are made token by token. */
export const soundGeneration = { ...generation, seed: diffusion.seed }

/** A sound that a model made. */
export const generatedSound = {
  audio: required('The sound.', audio),
  sampling_rate: optional(
    'Samples per second of the sound, in hertz. The file says it too.',
    samplesPerSecond,
    { role: 'quantity', unit: 'hertz' },
  ),
}
