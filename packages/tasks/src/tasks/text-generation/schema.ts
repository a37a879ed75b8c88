import * as z from 'zod/mini'
import { integer, optional, required } from '../../schema/describe.ts'
import { generationLength, numReturnSequences, sampling } from '../../schema/generation.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'

const count = integer(0, Number.MAX_SAFE_INTEGER)

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
      'Strings that end the result when the model writes one of them. At most 4.',
      z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(4)),
    ),
  }),
  output: z.array(
    z.object({
      generated_text: required('The text that the model wrote.', z.string(), { role: 'text' }),
    }),
  ),
  stream: z.object({
    index: optional('Place of the token among those that were written, from 0.', count, {
      role: 'identifier',
    }),
    token: required(
      'The token that was just written.',
      z.object({
        id: required('Number of the token in the model’s vocabulary.', count, {
          role: 'identifier',
        }),
        text: required('The token as text; what to add to the result.', z.string(), {
          role: 'text',
        }),
        logprob: required(
          'Natural logarithm of its probability; null when the engine does not say.',
          z.nullable(z.number()),
          { role: 'quantity', unit: 'nat' },
        ),
        special: required(
          'Whether the token is a sign for the model, such as the end of the text, and not part of the result.',
          z.boolean(),
        ),
      }),
    ),
    generated_text: optional(
      'The whole text that the model wrote, in the last piece; null before.',
      z.nullable(z.string()),
      { role: 'text' },
    ),
    details: optional(
      'How the writing went, in the last piece; null before.',
      z.nullable(
        z.object({
          finish_reason: required(
            'Why it ended: the most tokens were written, the model ended the text, or it wrote one of stop.',
            z.enum(['length', 'eos_token', 'stop_sequence']),
          ),
          generated_tokens: required('How many tokens were written.', count, {
            role: 'quantity',
            unit: 'token',
          }),
          input_length: optional('How many tokens the prompt had.', count, {
            role: 'quantity',
            unit: 'token',
          }),
          seed: optional(
            'The seed that was used; null when nothing was drawn at random.',
            z.nullable(count),
            { role: 'identifier' },
          ),
        }),
      ),
    ),
  }),
  batch: true,
})
