import * as z from 'zod/mini'
import { integer, number } from './describe.ts'
import { text } from './text.ts'
import { setting } from './setting.ts'

/** How a diffusion model draws. */
export const diffusion = {
  guidance_scale: setting(
    { usual: [0, 20], common: true },
    'How closely the result follows the prompt: higher is closer and less varied. From 0 to 100; default: the model’s.',
    number(0, 100),
  ),
  negative_prompt: setting({ common: true }, 'What the result should not show.', text),
  num_inference_steps: setting(
    { label: 'Denoising steps', usual: [1, 100], common: true },
    'Steps of denoising: more is finer and slower. From 1 to 1000; default: the model’s.',
    integer(1, 1000),
  ),
  seed: setting(
    { label: 'Random seed', common: true },
    'Start of the random numbers: the same seed gives the same result on the same model. Default: random.',
    integer(0),
  ),
}

/** Name of the sampler that a diffusion model uses. */
export const scheduler = setting(
  { label: 'Sampler' },
  'Name of the sampler, as the model’s library calls it. Default: the model’s.',
  z.string().check(z.minLength(1), z.maxLength(100)),
)

/** How much of a video to make. */
export const videoLength = {
  num_frames: setting(
    { label: 'Frames', usual: [1, 128], common: true },
    'How many frames to make. From 1 to 1000; default: the model’s.',
    integer(1, 1000),
  ),
}
