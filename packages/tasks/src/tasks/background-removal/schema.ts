import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'

export default defineTaskSchema({
  inputs: required('The image whose background to remove.', image),
  parameters: z.looseObject({}),
  output: z.object({
    image: required(
      'The image with a transparent background, of the size of the input, in a format with transparency such as PNG.',
      image,
    ),
  }),
  batch: true,
})
