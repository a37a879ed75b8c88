import { isRecord } from '@taskmesh/errors'
import { createServer } from '@taskmesh/inference-runner/server'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { demoRunner } from '../support/demoRunner.ts'

const runner = demoRunner()
const server = await createServer({ runner })
afterAll(async () => {
  await server.close()
  await runner.close()
})

const text = fc.constantFrom(
  '',
  'a',
  'user',
  'assistant',
  'tool',
  'text',
  'input_text',
  'function_call',
  'tool_use',
  'tool_result',
  'image',
  '__proto__',
)
const { json } = fc.letrec<{ json: unknown; record: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5 },
    text,
    fc.constantFrom<unknown>(null, true, 0, -1, 1e308, [], {}),
    fc.array(tie('json'), { maxLength: 3 }),
    tie('record'),
  ),
  record: fc.dictionary(
    fc.constantFrom(
      'role',
      'content',
      'type',
      'text',
      'source',
      'id',
      'name',
      'input',
      'arguments',
      'call_id',
      'output',
      'tool_use_id',
      'image_url',
      'function',
      'tool_calls',
      '__proto__',
    ),
    tie('json'),
    { maxKeys: 4 },
  ),
}))

const KEYS = {
  '/v1/chat/completions': [
    'messages',
    'tools',
    'tool_choice',
    'response_format',
    'stop',
    'n',
    'logit_bias',
    'stream',
  ],
  '/v1/responses': [
    'input',
    'instructions',
    'tools',
    'tool_choice',
    'text',
    'reasoning',
    'include',
    'metadata',
    'stream',
  ],
  '/v1/messages': [
    'messages',
    'system',
    'tools',
    'tool_choice',
    'max_tokens',
    'thinking',
    'output_config',
    'stop_sequences',
    'stream',
  ],
  '/v1/messages/count_tokens': ['messages', 'system', 'tools', 'tool_choice'],
  '/v1/completions': [
    'prompt',
    'logprobs',
    'n',
    'best_of',
    'stop',
    'logit_bias',
    'suffix',
    'echo',
    'stream',
  ],
  '/v1/embeddings': ['input', 'dimensions', 'encoding_format', 'user'],
  '/v1/moderations': ['input'],
} as const

/** A model that is not served, so that a body that can be read is refused as well, without a run. */
const model = 'me/nowhere'

test.each(Object.entries(KEYS))(
  'property: any body of %s is refused in the form of the dialect',
  async (url, keys) => {
    const body = fc.dictionary(fc.constantFrom(...keys), json, { maxKeys: 5 })
    await fc.assert(
      fc.asyncProperty(fc.oneof(body, json), async (value) => {
        const payload = JSON.stringify(isRecord(value) ? { ...value, model } : value)
        const headers = { 'content-type': 'application/json' }
        const answer = await server.inject({ method: 'POST', url, headers, payload })
        expect([400, 404]).toContain(answer.statusCode)
        const { error } = answer.json()
        expect(error).toMatchObject({ type: expect.any(String), message: expect.any(String) })
      }),
      { numRuns: 150 },
    )
  },
)
