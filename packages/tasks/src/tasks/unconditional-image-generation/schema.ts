import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { diffusion } from '../../schema/diffusion.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'

export default defineTaskSchema({
  inputs: required('Nothing: the model draws from random numbers alone.', z.null()),
  parameters: z.looseObject({
    num_inference_steps: diffusion.num_inference_steps,
    seed: diffusion.seed,
  }),
  output: z.object({ image: required('The image that the model made.', image) }),
  batch: false,
})
