import * as z from 'zod/mini'

/** The shapes that OpenAI's clients expect. That they are theirs, `shape.test-d.ts` holds. */

const finishReason = z.enum(['stop', 'length', 'tool_calls', 'content_filter'])

const tokenLogprob = {
  token: z.string(),
  bytes: z.nullable(z.array(z.number())),
  logprob: z.number(),
}
const places = z.nullable(
  z.array(z.object({ ...tokenLogprob, top_logprobs: z.array(z.object(tokenLogprob)) })),
)
const logprobs = z.object({ content: places, refusal: places })

const usage = z.object({
  prompt_tokens: z.number(),
  completion_tokens: z.number(),
  total_tokens: z.number(),
})

const toolCall = z.union([
  z.strictObject({
    id: z.string(),
    type: z.literal('function'),
    function: z.object({ name: z.string(), arguments: z.string() }),
  }),
  z.strictObject({
    id: z.string(),
    type: z.literal('custom'),
    custom: z.object({ name: z.string(), input: z.string() }),
  }),
])

/** A whole answer of `/v1/chat/completions`. */
export const chatCompletion = z.object({
  id: z.string(),
  object: z.literal('chat.completion'),
  created: z.int(),
  model: z.string(),
  choices: z.array(
    z.object({
      index: z.number(),
      message: z.object({
        role: z.literal('assistant'),
        content: z.nullable(z.string()),
        refusal: z.nullable(z.string()),
        tool_calls: z.optional(z.array(toolCall).check(z.minLength(1))),
      }),
      finish_reason: finishReason,
      logprobs: z.nullable(logprobs),
    }),
  ),
  usage: z.optional(usage),
  system_fingerprint: z.optional(z.string()),
})

/** One piece of an answer of `/v1/chat/completions`. */
export const chatCompletionChunk = z.object({
  id: z.string(),
  object: z.literal('chat.completion.chunk'),
  created: z.int(),
  model: z.string(),
  choices: z.array(
    z.object({
      index: z.number(),
      delta: z.object({
        role: z.optional(z.literal('assistant')),
        content: z.optional(z.string()),
        refusal: z.optional(z.string()),
        tool_calls: z.optional(
          z.array(
            z.strictObject({
              index: z.number(),
              id: z.optional(z.string()),
              type: z.optional(z.enum(['function', 'custom'])),
              function: z.optional(
                z.object({ name: z.optional(z.string()), arguments: z.optional(z.string()) }),
              ),
              custom: z.optional(
                z.object({ name: z.optional(z.string()), input: z.optional(z.string()) }),
              ),
            }),
          ),
        ),
      }),
      finish_reason: z.nullable(finishReason),
      logprobs: z.optional(logprobs),
    }),
  ),
  usage: z.optional(usage),
  system_fingerprint: z.optional(z.string()),
})

/** An answer, or a piece of one, of `/v1/completions`. */
export const completion = z.object({
  id: z.string(),
  object: z.literal('text_completion'),
  created: z.int(),
  model: z.string(),
  choices: z.array(
    z.object({
      index: z.number(),
      text: z.string(),
      finish_reason: z.enum(['stop', 'length', 'content_filter']),
      logprobs: z.nullable(z.object({})),
    }),
  ),
  usage: z.optional(usage),
})
