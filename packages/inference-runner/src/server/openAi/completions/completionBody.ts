import type { OutputOf } from '@taskmesh/tasks'
import { compileSchema } from '@taskmesh/tasks/zod'
import * as z from 'zod/mini'
import { refusal } from '../../calls/pathMap.ts'
import { readAs } from '../bodySchemas.ts'
import { assertTokenCount } from '../textsOfTokens.ts'

const MAX_PROMPTS = 128
const MAX_TOKENS = 100_000

/** Most logarithms that are listed at each place. Source: OpenAI API reference, "Create completion". */
const MAX_LOGPROBS = 5

const optional = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema))
const number = optional(z.number())
const tokens = z
  .array(z.int().check(z.nonnegative()))
  .check(z.minLength(1), z.maxLength(MAX_TOKENS))

/** Texts, as strings or as the numbers of their tokens. */
export const prompts = z.union(
  [
    z.string(),
    tokens,
    z.array(z.string()).check(z.minLength(1), z.maxLength(MAX_PROMPTS)),
    z.array(tokens).check(z.minLength(1), z.maxLength(MAX_PROMPTS)),
  ],
  { error: `a string, an array of at most ${MAX_PROMPTS} of them, or the same in tokens` },
)

/** The body of `/v1/completions`. Source: OpenAI API reference, "Create completion". */
const completionBody = compileSchema(
  z.looseObject({
    model: optional(z.string()),
    prompt: prompts,
    suffix: optional(z.string()),
    echo: optional(z.boolean()),
    stream: optional(z.boolean()),
    stream_options: optional(z.looseObject({ include_usage: optional(z.boolean()) })),
    logprobs: optional(
      z
        .int({ error: `an integer from 0 to ${MAX_LOGPROBS}` })
        .check(z.minimum(0), z.maximum(MAX_LOGPROBS)),
    ),
    n: optional(z.int().check(z.minimum(1), z.maximum(64))),
    best_of: optional(z.int().check(z.minimum(1), z.maximum(64))),
    stop: optional(z.union([z.string(), z.array(z.string())])),
    max_tokens: optional(z.int().check(z.minimum(1))),
    temperature: number,
    presence_penalty: optional(z.number().check(z.minimum(-2), z.maximum(2))),
    logit_bias: optional(
      z.record(
        z.string().check(z.regex(/^\d{1,9}$/)),
        z.number().check(z.minimum(-100), z.maximum(100)),
        {
          error: 'an object of numbers from -100 to 100, by the numbers of tokens',
        },
      ),
    ),
  }),
)

/** A body of `/v1/completions`. */
export type CompletionBody = OutputOf<typeof completionBody>

/**
 * Reads a body of `/v1/completions`.
 *
 * @throws InvalidRequestError for what does not fit or cannot be done here, by its path.
 */
export function readCompletionBody(body: unknown): CompletionBody {
  assertTokenCount('text-generation', 'prompt', body)
  const read = readAs('text-generation', completionBody, body)
  const { suffix, echo, logprobs, n, best_of: best, stream } = read
  if (suffix)
    throw refusal('suffix', 'nothing: models here write after a text, not into it', suffix)
  if (echo === true && (logprobs ?? null) !== null)
    throw refusal(
      'logprobs',
      'no logprobs with echo: the tokens of a prompt are not scored here',
      logprobs,
    )
  if (best && best < (n ?? 1)) throw refusal('best_of', `at least n, which is ${n}`, best)
  if (best && best > 1 && stream === true)
    throw refusal('best_of', 'no stream, as the best text is known at the end', best)
  return read
}
