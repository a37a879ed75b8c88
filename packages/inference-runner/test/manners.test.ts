import { createServer as createHttpServer } from 'node:http'
import { once } from 'node:events'
import { createServer, hashKey } from '@taskmesh/inference-runner/server'
import { encodeOgpuRequest } from '@taskmesh/tasks/dialects/ogpu'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoOptions, demoRunner } from './support/demoRunner.ts'

const traces: (string | undefined)[] = []
const agent = createHttpServer((request, response) => {
  traces.push(String(request.headers['traceparent']))
  request.resume().once('end', () => response.end())
}).listen(0, '127.0.0.1')
await once(agent, 'listening')
const address = agent.address()
const callbackUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`

const runner = demoRunner({ models: demoOptions('text-classification', 'text-generation') })
const server = await createServer({ runner, callbackUrl, sourceTask: 'text-classification' })
beforeAll(() => runner.ready())
afterAll(async () => {
  await server.close()
  await runner.close({ signal: AbortSignal.abort() })
  agent.close()
})

const post = (url: string, payload: object, headers = {}) =>
  server.inject({ method: 'POST', url, payload, headers })

describe('stream', () => {
  const generate = { inputs: 'Once', prompt: 'Once', max_tokens: 2 }
  const short = { parameters: { max_new_tokens: 2 } }
  test.each(['true', 'True', '1', 1])('behavior: %j is true, for every dialect', async (stream) => {
    for (const url of ['/models/taskmesh/demo-stories', '/v1/completions']) {
      const { statusCode, headers, body } = await post(url, { ...generate, ...short, stream })
      expect([url, statusCode, headers['content-type']]).toEqual([
        url,
        200,
        'text/event-stream; charset=utf-8',
      ])
      expect(body).toMatch(/^data: /)
    }
  })

  test.each(['false', '0', 0])('behavior: %j is false', async (stream) => {
    const { headers } = await post('/v1/completions', { ...generate, stream })
    expect(headers['content-type']).toMatch(/^application\/json/)
  })

  test('error: another word is refused', async () => {
    const { statusCode } = await post('/v1/completions', { ...generate, stream: 'perhaps' })
    expect(statusCode).toBe(400)
  })

  test('behavior: warnings come as a comment before the stream ends', async () => {
    const body = { inputs: 'Once', stream: true, parameters: { max_new_tokens: 2, foo: 1 } }
    const { body: text } = await post('/models/taskmesh/demo-stories', body)
    const comment = /^: x-taskmesh-warnings: (.*)$/m.exec(text)?.[1] ?? ''
    expect(JSON.parse(comment)).toEqual([expect.stringContaining('"foo"')])
  })
})

describe('POST /v1/tasks/{task}', () => {
  test('behavior: fields that it does not have are ignored with a warning', async () => {
    const body = { inputs: 'good', parameter: { top_k: 1 }, stream: true, options: {} }
    for (const headers of [{}, { 'idempotency-key': 'a' }, { accept: 'text/event-stream' }]) {
      const answer = await post('/v1/tasks/text-classification', body, headers)
      expect(answer.statusCode).toBe(200)
      expect(answer.body).toContain(
        JSON.stringify([
          'The body has fields that are ignored: "parameter", "stream", "options". It may have inputs, parameters, model.',
        ]),
      )
    }
  })

  test('error: without inputs it is refused all the same', async () => {
    const { statusCode } = await post('/v1/tasks/text-classification', { input: 'good' })
    expect(statusCode).toBe(400)
  })
})

describe('GET /v1/models', () => {
  test('behavior: clients of Anthropic get its form', async () => {
    const headers = { 'anthropic-version': '2023-06-01' }
    const list = await server.inject({ url: '/v1/models', headers })
    const ids = runner.models().map(({ id }) => id)
    expect(list.json()).toEqual({
      data: ids.map((id) => ({
        type: 'model',
        id,
        display_name: id,
        created_at: expect.stringMatching(/^\d{4}-.*Z$/),
      })),
      has_more: false,
      first_id: ids[0],
      last_id: ids.at(-1),
    })
    const one = await server.inject({ url: `/v1/models/${ids[0]}`, headers })
    expect(one.json()).toMatchObject({ type: 'model', id: ids[0] })
  })
})

describe('a path that there is not', () => {
  test.each([
    ['/v1/fine_tuning/jobs', { error: { type: 'invalid_request_error', param: null } }],
    ['/score', { error: { type: 'invalid_request_error' } }],
    ['/v1/messages/batches', { type: 'error', error: { type: 'not_found_error' } }],
    ['/v1/jobs/1/2/3', { error: { code: 'NOT_FOUND', actor: 'caller' } }],
    ['/v2/chat', { message: expect.any(String) }],
    ['/v2/repository/index', { error: expect.any(String) }],
    ['/pipeline', { error: expect.any(String) }],
    ['/vertex', { error: expect.any(String), error_type: 'Validation' }],
    ['/mcp/more', { jsonrpc: '2.0', id: null }],
    ['/nowhere', { error: { code: 'NOT_FOUND' } }],
  ])('error: %s is a 404 in the form of its dialect', async (url, body) => {
    const answer = await server.inject(url)
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject(body)
  })

  test.each(['PROPFIND', 'MKCOL', 'LOCK', 'REPORT'] as const)(
    'error: %s is a 405 for every path that there is',
    async (method) => {
      for (const url of ['/v1/models', '/models/me/model', '/health', '/mcp']) {
        const answer = await server.inject({ method, url })
        expect([url, answer.statusCode]).toEqual([url, 405])
        expect(answer.headers.allow).toContain('OPTIONS')
      }
    },
  )
})

test('behavior: what is delivered for a source continues the trace of whoever asked', async () => {
  const trace = '0af7651916cd43dd8448eb211c80319c'
  const { data } = encodeOgpuRequest({ inputs: 'good' })
  const headers = { traceparent: `00-${trace}-b7ad6b7169203331-01` }
  const arrived = once(agent, 'request')
  const { statusCode } = await post(`/run/inference/0x${'1'.repeat(40)}`, data, headers)
  expect(statusCode).toBe(202)
  await arrived
  expect(traces.at(-1)).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`))
})

test('error: an address that tries many keys is refused for a while, but not with the right one', async () => {
  const keys = [{ name: 'shop', sha256: hashKey('right') }]
  const closed = await createServer({ runner, keys })
  const ask = async (key: string) => {
    const headers = { authorization: `Bearer ${key}` }
    return closed.inject({ url: '/v1/models', headers })
  }
  const statuses = new Set<number>()
  for (let at = 0; at < 400; at += 1) statuses.add((await ask(`wrong-${at}`)).statusCode)
  expect([...statuses]).toEqual([401, 429])
  const refused = await ask('wrong')
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await ask('right')).statusCode).toBe(200)
  await closed.close()
})
