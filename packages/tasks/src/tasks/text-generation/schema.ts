import * as z from 'zod/mini'
import { optional, required } from '../../schema/describe.ts'
import { generationLength, numReturnSequences, sampling } from '../../schema/generation.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'

export default defineTaskSchema({
  inputs: required('The text to continue.', text),
  parameters: z.looseObject({
    ...generationLength,
    ...sampling,
    num_return_sequences: numReturnSequences,
    return_full_text: optional(
      'Whether each result begins with the given text (true) or holds only what was added. Default true.',
      z.boolean(),
    ),
    stop: optional(
      'Texts that end the result when the model writes one of them. At most 4.',
      z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(4)),
    ),
  }),
  output: z.array(
    z.object({ generated_text: required('The text that the model wrote.', z.string()) }),
  ),
  batch: true,
})
