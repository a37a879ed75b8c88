import * as z from 'zod/mini'
import { integer, named, optional, required } from './describe.ts'
import { MAX_TOP_TOKENS } from './limits.ts'
import { setting } from './setting.ts'

const count = integer(0)

const readToken = {
  id: required('Number of the token in the model’s vocabulary.', count, { role: 'identifier' }),
  text: required('The token as text; what to add to the result.', z.string(), { role: 'text' }),
  logprob: required(
    'Natural logarithm of its probability; null when the engine does not say.',
    z.nullable(z.number()),
    { role: 'quantity', unit: 'nat' },
  ),
}

/** A token that a model wrote. */
export const writtenToken = named(
  'WrittenToken',
  'A token that a model wrote.',
  z.object({
    ...readToken,
    special: required(
      'Whether the token is a sign for the model, such as the end of the text, and not part of the result.',
      z.boolean(),
    ),
  }),
)

/** How the writing of a text ended. */
export const ending = {
  finish_reason: required(
    'Why it ended: the most tokens were written, the model ended the text, or it wrote one of stop.',
    named(
      'EndOfText',
      'Why the writing of a text ended.',
      z.enum(['length', 'eos_token', 'stop_sequence']),
    ),
  ),
  generated_tokens: required('How many tokens were written.', count, {
    role: 'quantity',
    unit: 'token',
  }),
  seed: optional(
    'The seed that was used; null when nothing was drawn at random.',
    z.nullable(count),
    { role: 'identifier' },
  ),
}

const tokens = z.array(writtenToken)

/** How a text was written, token by token. */
const writing = {
  ...ending,
  prefill: optional(
    'The tokens of the prompt, if decoder_input_details asked; otherwise empty or left out.',
    z.array(named('ReadToken', 'A token that a model was given.', z.object(readToken))),
  ),
  tokens: optional('The tokens that were written. Left out by engines that do not say.', tokens),
  top_tokens: optional(
    'For each token that was written, the most probable ones at its place, if top_n_tokens asked.',
    z.nullable(z.array(tokens)),
  ),
}

/** The field `details` of a text, if `details` asked for it. */
export const generationDetails = optional(
  'How the text was written, if details asked.',
  z.nullable(
    named(
      'GenerationDetails',
      'How a text was written, token by token.',
      z.object({
        ...writing,
        best_of_sequences: optional(
          'The texts that best_of had written besides the best, each with how it was written.',
          z.nullable(
            z.array(
              named(
                'BestOfSequence',
                'A text that was written besides the best one.',
                z.object({
                  generated_text: required('The text that the model wrote.', z.string(), {
                    role: 'text',
                  }),
                  ...writing,
                }),
              ),
            ),
          ),
        ),
      }),
    ),
  ),
)

/** The parameters that ask for more than the text. */
export const detailParameters = {
  details: setting(
    { label: 'Details', default: false },
    'Whether each result says how it was written: why it ended, and its tokens. Default false.',
    z.boolean(),
  ),
  decoder_input_details: setting(
    { label: 'Details of the prompt', default: false },
    'Whether the details list the tokens of the prompt as well. Default false. Needs details.',
    z.boolean(),
  ),
  top_n_tokens: setting(
    { label: 'Alternatives of each token' },
    `How many of the most probable tokens the details list for each place. From 1 to ${MAX_TOP_TOKENS}; default: none. Needs details.`,
    integer(1, MAX_TOP_TOKENS),
  ),
}
