import type { OutputOf } from '@taskmesh/tasks'
import { compileSchema } from '@taskmesh/tasks/zod'
import * as z from 'zod/mini'

const MAX_ITEMS = 1000
const MAX_TOOLS = 128

const string = z.optional(z.nullable(z.string()))
const boolean = z.optional(z.nullable(z.boolean()))
const number = z.optional(z.nullable(z.number()))
const record = z.optional(z.nullable(z.looseObject({})))

/**
 * The body of `/v1/responses`. What the parts of items hold is read where they become messages. Source:
 * OpenAI API reference, "Create a model response".
 */
export const responseBody = compileSchema(
  z.looseObject({
    model: string,
    input: z.union(
      [
        z.string(),
        z
          .array(z.looseObject({}, { error: 'an item: an object' }))
          .check(z.minLength(1), z.maxLength(MAX_ITEMS)),
      ],
      { error: 'a string or an array of items' },
    ),
    instructions: string,
    tools: z.optional(z.nullable(z.array(z.looseObject({})).check(z.maxLength(MAX_TOOLS)))),
    tool_choice: z.optional(z.nullable(z.union([z.string(), z.looseObject({})]))),
    parallel_tool_calls: boolean,
    text: z.optional(z.nullable(z.looseObject({ format: record, verbosity: string }))),
    reasoning: z.optional(z.nullable(z.looseObject({ effort: string }))),
    include: z.optional(z.nullable(z.array(z.string()))),
    max_output_tokens: number,
    temperature: number,
    top_p: number,
    top_logprobs: number,
    truncation: string,
    background: boolean,
    stream: boolean,
    metadata: record,
    user: string,
    safety_identifier: string,
    prompt_cache_key: string,
  }),
)

/** A body of `/v1/responses`. */
export type ResponseBody = OutputOf<typeof responseBody>
