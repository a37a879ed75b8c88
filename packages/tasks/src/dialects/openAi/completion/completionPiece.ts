import * as z from 'zod/mini'
import { integer, optional, required } from '../../../schema/describe.ts'

const count = integer(0, Number.MAX_SAFE_INTEGER)
const logprob = z.nullable(z.number())

/**
 * One piece of the stream of `/v1/completions`. Source: `Completion` of OpenAI's clients, which has the
 * same shape for pieces and for whole answers.
 */
export const completionPiece = z.looseObject({
  id: required('Name of the answer; all its pieces have the same.', z.string()),
  object: required('The kind of object.', z.literal('text_completion')),
  created: required('When it was made, in seconds since 1970.', count),
  model: required('The model that answers.', z.string()),
  choices: required(
    'What is new in each text. Empty in the piece that holds usage.',
    z.array(
      z.looseObject({
        index: required('Which text this is, from 0.', count),
        text: required('The next characters of the text.', z.string()),
        finish_reason: required(
          'Why it ended; null before the last piece.',
          z.nullable(z.string()),
        ),
        logprobs: optional(
          'How probable the tokens were, when logprobs was asked for.',
          z.nullable(
            z.looseObject({
              tokens: optional('The tokens, in order.', z.array(z.string())),
              token_logprobs: optional(
                'Natural logarithms of their probabilities.',
                z.array(logprob),
              ),
              top_logprobs: optional(
                'The most probable tokens at each place, with their logarithms.',
                z.nullable(z.array(z.nullable(z.record(z.string(), logprob)))),
              ),
              text_offset: optional('Where each token begins in the text.', z.array(z.int())),
            }),
          ),
        ),
      }),
    ),
  ),
  usage: optional(
    'What the call cost, in tokens.',
    z.nullable(
      z.looseObject({ prompt_tokens: count, completion_tokens: count, total_tokens: count }),
    ),
  ),
})

/** One piece of the stream of `/v1/completions`. */
export type CompletionPiece = z.output<typeof completionPiece>
