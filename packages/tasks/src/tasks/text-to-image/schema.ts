import * as z from 'zod/mini'
import { integer, optional, required } from '../../schema/describe.ts'
import { diffusion, scheduler } from '../../schema/diffusion.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'

export default defineTaskSchema({
  inputs: required('What the image should show, in words.', text),
  parameters: z.looseObject({
    ...diffusion,
    width: optional(
      'Width of the image in pixels. From 1 to 16384; default: the model’s.',
      integer(1, 16_384),
    ),
    height: optional(
      'Height of the image in pixels. From 1 to 16384; default: the model’s.',
      integer(1, 16_384),
    ),
    scheduler,
  }),
  output: z.object({ image: required('The image that the model made.', image) }),
  batch: true,
})
