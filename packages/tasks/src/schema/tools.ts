import * as z from 'zod/mini'
import { incidental, optional, required } from './describe.ts'
import { MAX_TEXT_LENGTH } from './limits.ts'

const functionName = z.string().check(
  z.regex(/^[A-Za-z0-9_.-]{1,64}$/, {
    error: 'a name of at most 64 letters, digits, underscores, dots and dashes',
  }),
)

/** The name that joins a tool's result to the call. */
export const toolCallId = z.string().check(z.minLength(1), z.maxLength(200))

/** A function that a chat model may ask its caller to run. */
export const tool = z.looseObject({
  type: required('The kind of tool; functions are the only kind.', z.literal('function')),
  function: required(
    'The function.',
    z.looseObject({
      name: required('Name by which the model calls the function.', functionName),
      description: optional(
        'What the function does and when to call it, for the model to read.',
        z.string().check(z.maxLength(10_000)),
      ),
      parameters: optional(
        'JSON Schema of the arguments, an object. Left out for a function without arguments.',
        z.looseObject({}),
      ),
      strict: optional(
        'Whether the arguments must follow the schema to the letter. Default false.',
        z.boolean(),
      ),
    }),
  ),
})

const namedTool = z.looseObject({
  type: optional('The kind of tool. Default "function".', z.literal('function')),
  function: required(
    'The function to call.',
    z.looseObject({ name: required('Name of the function.', functionName) }),
  ),
})

/** Whether a chat model calls tools, and which. */
export const toolChoice = z.union([z.enum(['auto', 'none', 'required']), namedTool], {
  error: '"auto", "none", "required" or { "type": "function", "function": { "name": "…" } }',
})

/** A model's wish that a function be run. */
export const toolCall = z.looseObject({
  id: incidental(
    required('Name of the call, which the message with its result repeats.', toolCallId),
  ),
  type: required('The kind of tool; functions are the only kind.', z.literal('function')),
  function: required(
    'The function and its arguments.',
    z.looseObject({
      name: required('Name of the function.', functionName),
      arguments: required(
        'The arguments as JSON text. The model writes it, so it may be broken.',
        z.string().check(z.maxLength(MAX_TEXT_LENGTH)),
      ),
    }),
  ),
})

/** A piece of a tool call, of an answer that comes piece by piece. */
export const toolCallDelta = z.looseObject({
  index: required(
    'Which call of the message the piece belongs to, from 0.',
    z.int().check(z.gte(0)),
  ),
  id: optional('Name of the call, in its first piece.', z.string()),
  type: optional('The kind of tool, in the first piece.', z.literal('function')),
  function: optional(
    'A piece of the function and its arguments.',
    z.looseObject({
      name: optional('Name of the function, in the first piece.', z.nullable(z.string())),
      arguments: optional('The next characters of the arguments.', z.string()),
    }),
  ),
})
