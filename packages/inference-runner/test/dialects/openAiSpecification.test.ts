import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { isRecord } from '@taskmesh/errors'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, describe, expect, test } from 'vitest'
import { chatModels } from '../support/chatModels.ts'
import { demoOptions } from '../support/demoRunner.ts'
import { serveModels } from '../support/serveModels.ts'

const ROOT = resolve(import.meta.dirname, '../../../..')
const SPECIFICATION = resolve(ROOT, 'interop/specifications/openai.json')
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })

/** What OpenAI's own description says of its events: the schema for each type. */
function schemasOfEvents(schemas: Record<string, unknown>): Map<string, string> {
  const names = Object.entries(schemas).flatMap(([name, schema]) => {
    const properties =
      isRecord(schema) && isRecord(schema['properties']) ? schema['properties'] : {}
    const { type } = properties
    const [kind]: unknown[] = isRecord(type) && Array.isArray(type['enum']) ? type['enum'] : []
    const isEvent = 'sequence_number' in properties && typeof kind === 'string'
    return isEvent ? [[kind, name] as const] : []
  })
  return new Map(names)
}

/** It says "nullable" in places, as OpenAPI 3.0 did. */
function withNull(_key: string, value: unknown): unknown {
  if (!isRecord(value) || value['nullable'] !== true) return value
  const { nullable: _nullable, ...schema } = value
  return { anyOf: [schema, { type: 'null' }] }
}

const chats = await chatModels()
const document: unknown = JSON.parse(await readFile(SPECIFICATION, 'utf8'), withNull)
if (!isRecord(document) || !isRecord(document['components'])) throw new Error('no specification')
const { schemas } = document['components']
ajv.addSchema(document, 'openai')
const eventSchemas = schemasOfEvents(isRecord(schemas) ? schemas : {})
const { server, close } = await serveModels([
  ...chats.options,
  ...demoOptions('text-generation', 'feature-extraction', 'automatic-speech-recognition'),
])

afterAll(async () => {
  await close()
  await chats.remove()
})

/** What is wrong with a value, by one of OpenAI's schemas. */
function faultsOf(schema: string, value: unknown): unknown {
  const reference = `openai#/components/schemas/${schema}`
  ajv.validate(reference, value)
  return (ajv.errors ?? []).map(({ instancePath, message, params }) => ({
    instancePath,
    message,
    params,
  }))
}

async function post(path: string, payload: object): Promise<{ status: number; body: string }> {
  const { statusCode, body } = await server.inject({ method: 'POST', url: `/v1/${path}`, payload })
  return { status: statusCode, body }
}

/** The events of a stream, without what ends it. */
function eventsIn(body: string): unknown[] {
  const data = body.split('\n').filter((line) => line.startsWith('data: '))
  return data
    .map((line) => line.slice(6))
    .filter((text) => text !== '[DONE]')
    .map((text) => JSON.parse(text))
}

/** A piece with a reason why it ended. OpenAI sends null before the last one, which JSON Schema was not told. */
function withReason(piece: unknown): unknown {
  if (!isRecord(piece)) return piece
  const choices: readonly unknown[] = Array.isArray(piece['choices']) ? piece['choices'] : []
  const ended = choices.map((choice) =>
    isRecord(choice) ? { ...choice, finish_reason: choice['finish_reason'] ?? 'stop' } : choice,
  )
  const { usage, ...rest } = piece
  return { ...rest, choices: ended, ...(usage === null ? {} : { usage }) }
}

const messages = [{ role: 'user', content: 'Once upon a time' }]
const chat = { model: 'me/chat', messages, max_tokens: 4 }
const tools = [{ type: 'function', function: { name: 'weather', parameters: {} } }]
const response = { model: 'me/chat', input: 'Once upon a time', max_output_tokens: 4 }
const agentTools = [{ type: 'function', name: 'weather', parameters: {}, strict: false }]

describe('answers are as OpenAI describes them', () => {
  test.each([
    ['a chat', 'chat/completions', chat, 'CreateChatCompletionResponse'],
    [
      'a chat with probabilities',
      'chat/completions',
      { ...chat, logprobs: true, top_logprobs: 2, n: 2 },
      'CreateChatCompletionResponse',
    ],
    [
      'a chat that calls a tool',
      'chat/completions',
      { ...chat, model: 'me/agent', tools },
      'CreateChatCompletionResponse',
    ],
    [
      'a completion',
      'completions',
      { prompt: 'Once', max_tokens: 4, logprobs: 2 },
      'CreateCompletionResponse',
    ],
    ['embeddings', 'embeddings', { input: ['a', 'b'] }, 'CreateEmbeddingResponse'],
    ['a response', 'responses', response, 'Response'],
    [
      'a response with probabilities',
      'responses',
      { ...response, include: ['message.output_text.logprobs'], top_logprobs: 1 },
      'Response',
    ],
    [
      'a response that calls a tool',
      'responses',
      { ...response, model: 'me/agent', tools: agentTools },
      'Response',
    ],
    ['a count', 'responses/input_tokens', response, 'TokenCountsResource'],
  ])('%s', async (_, path, payload, schema) => {
    const { status, body } = await post(path, payload)
    expect(status).toBe(200)
    expect(faultsOf(schema, JSON.parse(body))).toEqual([])
  })

  test.each([
    [
      'a chat',
      'chat/completions',
      { ...chat, logprobs: true, stream_options: { include_usage: true } },
      'CreateChatCompletionStreamResponse',
    ],
    [
      'a chat that calls a tool',
      'chat/completions',
      { ...chat, model: 'me/agent', tools },
      'CreateChatCompletionStreamResponse',
    ],
    [
      'a completion',
      'completions',
      { prompt: 'Once', max_tokens: 4, logprobs: 1 },
      'CreateCompletionResponse',
    ],
  ])('each piece of %s', async (_, path, payload, schema) => {
    const { body } = await post(path, { ...payload, stream: true })
    const pieces = eventsIn(body)
    expect(pieces.length).toBeGreaterThan(2)
    for (const piece of pieces) expect(faultsOf(schema, withReason(piece))).toEqual([])
    expect(body.endsWith('data: [DONE]\n\n')).toBe(true)
  })

  test.each([
    ['me/chat', response],
    ['me/agent', { ...response, model: 'me/agent', tools: agentTools }],
    ['me/agent that breaks', { ...response, model: 'me/agent', input: 'Break.' }],
  ])('each event of a response of %s', async (_, payload) => {
    const { body } = await post('responses', { ...payload, stream: true })
    const events = eventsIn(body)
    expect(events.length).toBeGreaterThan(5)
    for (const event of events) {
      const type = isRecord(event) ? String(event['type']) : ''
      expect([type, faultsOf(eventSchemas.get(type) ?? type, event)]).toEqual([type, []])
    }
  })

  test('models, and an error', async () => {
    const list = await server.inject('/v1/models')
    expect(faultsOf('ListModelsResponse', list.json())).toEqual([])
    expect(faultsOf('Model', (await server.inject('/v1/models/me/chat')).json())).toEqual([])
    const { status, body } = await post('responses', { ...response, model: 'gpt-5' })
    expect(status).toBe(404)
    expect(faultsOf('ErrorResponse', JSON.parse(body))).toEqual([])
  })

  test.each([
    ['json', 'CreateTranscriptionResponseJson'],
    ['verbose_json', 'CreateTranscriptionResponseVerboseJson'],
  ])('a transcript as %s', async (format, schema) => {
    const file = await readFile(resolve(ROOT, 'parity/media/chirp-short.wav'))
    const form = new FormData()
    form.set('file', new File([new Uint8Array(file)], 'a.wav'))
    form.set('response_format', format)
    const sent = new Response(form)
    const answer = await server.inject({
      method: 'POST',
      url: '/v1/audio/transcriptions',
      headers: { 'content-type': sent.headers.get('content-type') ?? '' },
      payload: Buffer.from(await sent.arrayBuffer()),
    })
    expect(answer.statusCode).toBe(200)
    expect(faultsOf(schema, answer.json())).toEqual([])
  })
})
