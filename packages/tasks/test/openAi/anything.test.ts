import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decodeOpenAiOutput,
  decodeOpenAiRequest,
  openAiPieceReader,
} from '../../src/dialects/openAi/index.ts'
import { InvalidOutputError, InvalidRequestError } from '../../src/index.ts'

const KEYS = [
  'messages',
  'role',
  'content',
  'type',
  'text',
  'image_url',
  'input_audio',
  'data',
  'format',
  'url',
  'tool_calls',
  'tool_call_id',
  'id',
  'index',
  'function',
  'name',
  'arguments',
  'function_call',
  'functions',
  'tools',
  'tool_choice',
  'response_format',
  'json_schema',
  'schema',
  'value',
  'stop',
  'max_tokens',
  'logprobs',
  'top_logprobs',
  'tokens',
  'token_logprobs',
  'choices',
  'message',
  'delta',
  'finish_reason',
  'usage',
  'prompt_tokens',
  'created',
  'model',
  'object',
  'x_groq',
  'reasoning',
  'thinking',
  'custom',
  'input',
  '__proto__',
  'constructor',
  'toString',
]

/** Values in which the words of the protocol stand anywhere. */
const { anything } = fc.letrec<{ anything: unknown }>((tie) => ({
  anything: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.constantFrom(
      null,
      true,
      0,
      1,
      -1,
      1.5,
      '',
      'a',
      'user',
      'assistant',
      'tool',
      'function',
      'text',
      'json',
      'auto',
      'thinking',
      'custom',
    ),
    fc.array(tie('anything'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('anything'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))

/** Objects that begin as the protocol has them. */
const chat = fc.oneof(
  anything,
  anything.map((messages) => ({ messages: [messages] })),
  fc
    .tuple(anything, anything)
    .map(([message, key]) => ({ messages: [message], tools: [key], response_format: key })),
  anything.map((message) => ({ choices: [{ message }] })),
  anything.map((delta) => ({ choices: [{ delta }], usage: delta })),
  anything.map((choice) => ({ choices: [choice] })),
)

/** Whether a value has something at a path, or the object where it is missing. */
function leadsTo(value: unknown, path: string): boolean {
  const parts = path.match(/[^.[\]]+/g) ?? []
  const parent = parts
    .slice(0, -1)
    .reduce<unknown>((part, key) => Reflect.get(Object(part), key), value)
  return parts.length === 0 || (typeof parent === 'object' && parent !== null)
}

const runs = { numRuns: 500 }

test('whatever comes is read, or refused at a place that what came has', () => {
  const readers = [
    (value: unknown) => decodeOpenAiRequest('chat-completion', value),
    (value: unknown) => decodeOpenAiRequest('text-generation', value),
    (value: unknown) => decodeOpenAiOutput('chat-completion', value),
    (value: unknown) => decodeOpenAiOutput('text-generation', value),
    (value: unknown) => openAiPieceReader('chat-completion')(value),
    (value: unknown) => openAiPieceReader('completion')(value),
  ]
  fc.assert(
    fc.property(fc.constantFrom(...readers), chat, (read, value) => {
      const before = JSON.stringify(value)
      try {
        expect(read(value)).toBeTypeOf('object')
      } catch (error) {
        if (!(error instanceof InvalidRequestError || error instanceof InvalidOutputError))
          throw error
        for (const { path } of error.issues)
          expect(leadsTo(value, path), `${path} of ${before}`).toBe(true)
      }
      expect(JSON.stringify(value)).toBe(before)
    }),
    runs,
  )
})
