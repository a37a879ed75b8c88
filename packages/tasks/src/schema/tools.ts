import * as z from 'zod/mini'
import { incidental, integer, named, optional, required } from './describe.ts'
import { MAX_CHAT_TEXT_LENGTH, MAX_DESCRIPTION_LENGTH } from './limits.ts'
import { otherType } from './otherType.ts'

/** Longest name of a function: OpenAI takes 64 characters, Anthropic and Gemini 128. */
const MAX_NAME_LENGTH = 128

const NAME = `at most ${MAX_NAME_LENGTH} letters, digits and _.:/-`

const functionName = z.string().check(z.regex(/^[A-Za-z0-9_.:/-]{1,128}$/, { error: NAME }))

/** Longest id or name of a tool that is read of an answer: Kimi K2's and LiteLLM's ids hold names and more. */
const MAX_CALLED_LENGTH = 1000

/** The name that joins a tool's result to the call. */
export const toolCallId = z.string().check(z.minLength(1), z.maxLength(MAX_CALLED_LENGTH))

const isFunction = z.literal('function')
const otherTool = otherType(['function'])

/** A tool that a chat model may ask its caller to run, or one that the server runs itself. */
export const tool = z.union(
  [
    z.looseObject({
      type: required('The kind of tool: a function of the caller.', isFunction),
      function: required(
        'The function.',
        z.looseObject({
          name: required('Name by which the model calls the function.', functionName),
          description: optional(
            'What the function does and when to call it, for the model to read.',
            z.string().check(z.maxLength(MAX_DESCRIPTION_LENGTH)),
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
    }),
    z.looseObject({
      type: required('Another kind of tool that the server knows, such as "custom".', otherTool),
    }),
  ],
  {
    error: 'a tool such as { "type": "function", "function": { "name": "…" } }',
  },
)

/** Whether a chat model calls tools, and which. */
export const toolChoice = z.union(
  [
    named(
      'ChatToolChoiceMode',
      'Whether the model calls tools.',
      z.enum(['auto', 'none', 'required']),
    ),
    named(
      'ChatNamedTool',
      'The function that the model has to call.',
      z.looseObject({
        type: optional('The kind of tool. Default "function".', isFunction),
        function: required(
          'The function to call.',
          z.looseObject({ name: required('Name of the function.', functionName) }),
        ),
      }),
    ),
    named(
      'ChatOtherToolChoice',
      'A choice that only some servers know.',
      z.looseObject({
        type: required('Another choice that the server knows, such as "allowed_tools".', otherTool),
      }),
    ),
  ],
  {
    error: '"auto", "none", "required" or { "type": "function", "function": { "name": "…" } }',
  },
)

const toolKind = named('ChatToolKind', 'The kind of a tool.', z.enum(['function', 'custom']))

/** A model's wish that a tool be run. Its words are the model's own: the name may be that of no tool. */
export const toolCall = z.looseObject({
  id: incidental(
    required('Name of the call, which the message with its result repeats.', toolCallId),
  ),
  type: required(
    'The kind of tool: "function", or "custom" for one that takes free text.',
    toolKind,
  ),
  function: required(
    'The tool and what it is given.',
    z.looseObject({
      name: required('Name of the tool.', z.string().check(z.maxLength(MAX_CALLED_LENGTH))),
      arguments: required(
        'The arguments as JSON text, or the text for a custom tool. The model writes it, so it may be broken.',
        z.string().check(z.maxLength(MAX_CHAT_TEXT_LENGTH)),
      ),
    }),
  ),
})

/** A piece of a tool call, of an answer that comes piece by piece. */
export const toolCallDelta = z.looseObject({
  index: required('Which call of the message the piece belongs to, from 0.', integer(0), {
    role: 'identifier',
  }),
  id: optional('Name of the call, in its first piece.', z.string()),
  type: optional('The kind of tool, in the first piece.', toolKind),
  function: optional(
    'A piece of the function and its arguments.',
    z.looseObject({
      name: optional('Name of the function, in the first piece.', z.nullable(z.string())),
      arguments: optional('The next characters of the arguments.', z.string()),
    }),
  ),
})
