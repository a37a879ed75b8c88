import * as z from 'zod/mini'
import { optional, required } from '../../schema/describe.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'

export default defineTaskSchema({
  inputs: required('The image whose depth to estimate.', image),
  parameters: z.looseObject({}),
  output: z.object({
    depth: required(
      'The depth map as a grey image of the size of the input: black is the least depth in it, white the greatest.',
      image,
    ),
    predicted_depth: optional(
      'The model’s numbers, row by row from the top, usually one for each pixel of the input. In metres for metric models; otherwise only their order means something.',
      z.array(z.array(z.number()).check(z.maxLength(16_384))).check(z.maxLength(16_384)),
      { role: 'array', axes: ['y', 'x'] },
    ),
  }),
  batch: true,
})
