import * as z from 'zod/mini'
import { optional, required } from '../../schema/describe.ts'
import { answering, generatedTexts } from '../../schema/generatedText.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'

export default defineTaskSchema({
  inputs: z.object({
    image: required(
      'The image that the text is about; the first one when there are several.',
      image,
    ),
    images: optional(
      'Further images, in the order in which the text speaks of them. At most 31.',
      z.array(image).check(z.maxLength(31)),
    ),
    text: required('What to do with the image, or a question about it.', text),
  }),
  parameters: z.looseObject(answering),
  output: generatedTexts,
  batch: true,
})
