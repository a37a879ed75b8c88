import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { diffusion } from '../../schema/diffusion.ts'
import { image, model3d } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: required('The image of the object to model.', image),
  parameters: z.looseObject({
    remove_background: setting(
      { label: 'Cut out the object', common: true },
      'Whether to cut the object out of the image first. Default: true when the image has no transparent pixels.',
      z.boolean(),
    ),
    guidance_scale: diffusion.guidance_scale,
    num_inference_steps: diffusion.num_inference_steps,
    seed: diffusion.seed,
  }),
  output: z.object({ mesh: required('The model as glTF binary.', model3d) }),
  batch: true,
})
