import * as z from 'zod/mini'
import { topK } from '../../schema/classification.ts'
import { optional, required } from '../../schema/describe.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'

export default defineTaskSchema({
  inputs: z.object({
    image: required('The image that the question is about.', image),
    question: required('The question, in words.', text),
  }),
  parameters: z.looseObject({ top_k: topK(5) }),
  output: z.array(
    z.object({
      answer: required('The answer.', z.string(), { role: 'label' }),
      score: optional(
        'How sure the model is, from 0 to 1. Left out by models that write the answer.',
        z.number(),
        { role: 'score' },
      ),
    }),
  ),
  batch: true,
})
