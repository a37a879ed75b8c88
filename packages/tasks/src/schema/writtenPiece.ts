import * as z from 'zod/mini'
import { integer, optional, required } from './describe.ts'
import { ending, writtenToken } from './generationDetails.ts'

const count = integer(0)

/** One token of a text that comes as it is written, as Hugging Face's servers stream it. */
export const writtenPiece = z.object({
  index: optional('Place of the token among those that were written, from 0.', count, {
    role: 'identifier',
  }),
  token: required('The token that was just written.', writtenToken),
  top_tokens: optional(
    'The most probable tokens at this place, if top_n_tokens asked.',
    z.nullable(z.array(writtenToken)),
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
        ...ending,
        input_length: optional('How many tokens the prompt had.', count, {
          role: 'quantity',
          unit: 'token',
        }),
      }),
    ),
  ),
})
