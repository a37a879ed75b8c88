import * as z from 'zod/mini'
import { integer, number, optional } from './describe.ts'
import { text } from './text.ts'

/** How a diffusion model draws. */
export const diffusion = {
  guidance_scale: optional(
    'How closely the result follows the prompt: higher is closer and less varied. From 0 to 100; default: the model’s.',
    number(0, 100),
  ),
  negative_prompt: optional('What the result should not show.', text),
  num_inference_steps: optional(
    'Steps of denoising: more is finer and slower. From 1 to 1000; default: the model’s.',
    integer(1, 1000),
  ),
  seed: optional(
    'Start of the random numbers: the same seed gives the same result on the same model. Default: random.',
    integer(0),
  ),
}

/** Name of the sampler that a diffusion model uses. */
export const scheduler = optional(
  'Name of the sampler, as the model’s library calls it. Default: the model’s.',
  z.string().check(z.minLength(1), z.maxLength(100)),
)

/** How much of a video to make. */
export const videoLength = {
  num_frames: optional(
    'How many frames to make. From 1 to 1000; default: the model’s.',
    integer(1, 1000),
  ),
}
