import type { OutputOf } from '@taskmesh/tasks'
import { compileSchema } from '@taskmesh/tasks/zod'
import * as z from 'zod/mini'

const MAX_MESSAGES = 1000
const MAX_BLOCKS = 1000
const MAX_TOOLS = 128

const string = z.optional(z.nullable(z.string()))
const number = z.optional(z.nullable(z.number()))
const record = z.optional(z.nullable(z.looseObject({})))

const content = z.union(
  [z.string(), z.array(z.looseObject({ type: z.string() })).check(z.maxLength(MAX_BLOCKS))],
  { error: 'a string or an array of blocks, each with a type' },
)

const common = {
  model: string,
  messages: z
    .array(
      z.looseObject({
        role: z.enum(['user', 'assistant', 'system'], { error: '"user" or "assistant"' }),
        content,
      }),
      { error: 'an array of messages' },
    )
    .check(z.minLength(1), z.maxLength(MAX_MESSAGES)),
  system: z.optional(z.nullable(content)),
  tools: z.optional(z.nullable(z.array(z.looseObject({})).check(z.maxLength(MAX_TOOLS)))),
  tool_choice: z.optional(z.nullable(z.looseObject({ type: z.string() }))),
  thinking: z.optional(z.nullable(z.looseObject({ type: z.string() }))),
  output_config: z.optional(z.nullable(z.looseObject({ effort: string, format: record }))),
}

/**
 * The body of `/v1/messages`. What blocks hold is read where they become messages. Source: Anthropic's API
 * reference, "Create a Message".
 */
export const messageBody = compileSchema(
  z.looseObject({
    ...common,
    max_tokens: z.int({ error: 'an integer of at least 1' }).check(z.minimum(1)),
    stop_sequences: z.optional(z.nullable(z.array(z.string()))),
    temperature: number,
    top_p: number,
    top_k: number,
    stream: z.optional(z.nullable(z.boolean())),
  }),
)

/** The body of `/v1/messages/count_tokens`. */
export const countBody = compileSchema(z.looseObject(common))

/** A body of `/v1/messages`. */
export type MessageBody = OutputOf<typeof messageBody>

/** A body of `/v1/messages/count_tokens`. */
export type CountBody = OutputOf<typeof countBody>
