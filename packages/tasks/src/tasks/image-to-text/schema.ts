import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { generation } from '../../schema/generation.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'

export default defineTaskSchema({
  inputs: required('The image to put into words.', image),
  parameters: z.looseObject(generation),
  output: z.object({
    generated_text: required('The caption, or the text that the image shows.', z.string(), {
      role: 'text',
    }),
  }),
  batch: true,
})
