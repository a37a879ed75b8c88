import * as z from 'zod/mini'
import { required, withRole } from '../../schema/describe.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'

const MAX_SENTENCES = 1000

export default defineTaskSchema({
  inputs: z.object({
    source_sentence: required('The sentence that the others are compared with.', text),
    sentences: required(
      `The other sentences. From 1 to ${MAX_SENTENCES}.`,
      z.array(text).check(z.minLength(1), z.maxLength(MAX_SENTENCES)),
    ),
  }),
  parameters: z.looseObject({}),
  output: required(
    'For each of the other sentences, in their order, how near it is: usually a cosine from -1 to 1.',
    z.array(withRole(z.number(), { role: 'score', of: '/sentences' })),
  ),
  batch: false,
})
