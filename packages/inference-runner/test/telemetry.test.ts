import fc from 'fast-check'
import { createServer } from '@taskmesh/inference-runner/server'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { readTraceparent, writeTraceparent } from '../src/server/telemetry/traceContext.ts'
import { createRunner } from '@taskmesh/inference-runner'
import { demoRunner } from './support/demoRunner.ts'
import { startServer } from './support/remoteServer.ts'

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const SPAN = '00f067aa0ba902b7'

afterEach(() => vi.unstubAllEnvs())

const hex = (length: number) =>
  fc
    .string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })
    .filter((text) => /[^0]/.test(text))

describe('traceparent', () => {
  test('property: what is written is read', () => {
    fc.assert(
      fc.property(hex(32), hex(16), fc.boolean(), (traceId, spanId, isSampled) => {
        const context = { traceId, spanId, isSampled }
        expect(readTraceparent(writeTraceparent(context))).toEqual(context)
      }),
    )
  })

  test('property: any text is read or is none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const context = readTraceparent(text)
        if (context !== undefined) expect(context.traceId).toMatch(/^[0-9a-f]{32}$/)
      }),
    )
  })

  test.each([
    ['no version', `${TRACE}-${SPAN}-01`],
    ['the version ff', `ff-${TRACE}-${SPAN}-01`],
    ['more than version 00 has', `00-${TRACE}-${SPAN}-01-x`],
    ['capitals', `00-${TRACE.toUpperCase()}-${SPAN}-01`],
    ['a trace of zeros', `00-${'0'.repeat(32)}-${SPAN}-01`],
    ['a span of zeros', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['nothing', ''],
  ])('behavior: %s is none', (_what, text) => {
    expect(readTraceparent(text)).toBeUndefined()
  })

  test('behavior: a later version is read as far as it is known', () => {
    expect(readTraceparent(`01-${TRACE}-${SPAN}-01-more`)).toEqual({
      traceId: TRACE,
      spanId: SPAN,
      isSampled: true,
    })
  })

  test('behavior: an answer continues the trace of its caller, and begins one for others', async () => {
    const runner = demoRunner()
    const server = await createServer({ runner })
    const sent = async (traceparent?: string) => {
      const headers = traceparent === undefined ? {} : { traceparent }
      return String((await server.inject({ url: '/version', headers })).headers['traceparent'])
    }
    expect(await sent(`00-${TRACE}-${SPAN}-01`)).toMatch(
      new RegExp(`^00-${TRACE}-(?!${SPAN})[0-9a-f]{16}-01$`),
    )
    const [first, second] = [await sent('nonsense'), await sent()]
    expect(readTraceparent(first)?.traceId).not.toBe(readTraceparent(second)?.traceId)
    expect(readTraceparent(first)).toMatchObject({ isSampled: false })
    await server.close()
    await runner.close()
  })
})

const HELLO = { model: 'me/chat', messages: [{ role: 'user', content: 'Hello' }] }

/** A runner with a chat model that is behind a server. */
async function remoteChat() {
  const message = { role: 'assistant', content: 'Hi' }
  const remote = await startServer(() =>
    Response.json({
      id: 'chat-1',
      object: 'chat.completion',
      created: 1,
      model: 'theirs',
      choices: [{ index: 0, message, finish_reason: 'stop' }],
      usage: { prompt_tokens: 7, completion_tokens: 2, total_tokens: 9 },
    }),
  )
  const spec = { kind: 'remote-endpoint', url: remote.url, dialect: 'openai' } as const
  const runner = createRunner({
    models: [{ task: 'chat-completion', id: 'me/chat', ...spec }],
    keepsReserve: false,
  })
  return { runner, remote }
}

interface Exported {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes: { key: string; value: Record<string, unknown> }[]
}

function spansIn(json: unknown): Exported[] {
  return Object(json).resourceSpans.flatMap((resource: { scopeSpans: { spans: Exported[] }[] }) =>
    resource.scopeSpans.flatMap(({ spans }) => spans),
  )
}

describe('a server behind a model', () => {
  test.each([
    ['a call', '/v1/chat/completions', {}],
    ['a job', '/v1/tasks/chat-completion', { prefer: 'respond-async, wait=60' }],
  ])('behavior: %s gets there in the trace of its caller', async (_what, url, more) => {
    const { runner, remote } = await remoteChat()
    const server = await createServer({ runner })
    const payload = url.startsWith('/v1/tasks') ? { inputs: { messages: HELLO.messages } } : HELLO
    const headers = { traceparent: `00-${TRACE}-${SPAN}-01`, ...more }
    const answer = await server.inject({ method: 'POST', url, headers, payload })
    expect(answer.statusCode).toBe(200)
    expect(remote.received.map((one) => one.headers['traceparent'])).toEqual([
      answer.headers['traceparent'],
    ])
    expect(answer.headers['traceparent']).toContain(TRACE)
    await server.close()
    await runner.close()
  })
})

describe('OpenTelemetry', () => {
  test('behavior: spans of a call reach the collector, in the trace of the caller, without its payload', async () => {
    const collector = await startServer(() => Response.json({}))
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.url)
    vi.stubEnv('OTEL_EXPORTER_OTLP_PROTOCOL', 'http/json')
    vi.stubEnv('OTEL_SERVICE_NAME', 'my-runner')
    const runner = demoRunner()
    const server = await createServer({ runner })
    const secret = 'a secret sentence'
    const answer = await server.inject({
      method: 'POST',
      url: '/v1/tasks/text-classification?key=sesame',
      headers: { traceparent: `00-${TRACE}-${SPAN}-01` },
      payload: { inputs: secret },
    })
    expect(answer.statusCode).toBe(200)
    await server.inject({
      method: 'POST',
      url: '/v1/tasks/text-classification',
      payload: { inputs: 42 },
    })
    await server.close()
    await runner.close()

    const received = collector.received.filter(({ path }) => path === '/v1/traces')
    const text = received.map(({ json }) => JSON.stringify(json)).join()
    expect(text).toContain('my-runner')
    expect(text).not.toContain(secret)
    expect(text).not.toContain('sesame')
    const spans = received.flatMap(({ json }) => spansIn(json))
    const ofCaller = spans.filter(({ traceId }) => traceId === TRACE)
    const root = ofCaller.find(({ parentSpanId }) => parentSpanId === SPAN)
    expect(root?.name).toBe('POST /v1/tasks/:task')
    expect(String(answer.headers['traceparent'])).toBe(`00-${TRACE}-${root?.spanId}-01`)
    const children = ofCaller.filter(({ parentSpanId }) => parentSpanId === root?.spanId)
    expect(children.map(({ name }) => name)).toEqual(expect.arrayContaining(['queue', 'inference']))
    for (const { startTimeUnixNano, endTimeUnixNano } of spans) {
      expect(BigInt(endTimeUnixNano) >= BigInt(startTimeUnixNano)).toBe(true)
    }
    const facts = Object.fromEntries(
      (root?.attributes ?? []).map(({ key, value }) => [key, Object.values(value)[0]]),
    )
    expect(facts).toMatchObject({
      'http.request.method': 'POST',
      'http.route': '/v1/tasks/:task',
      'taskmesh.task': 'text-classification',
      'gen_ai.request.model': 'taskmesh/demo-sentiment',
    })
    const failed = spans.find(({ traceId }) => traceId !== TRACE)
    expect(JSON.stringify(failed?.attributes)).toContain('INVALID_REQUEST')
  })

  test('behavior: protobuf is what is sent unless JSON is asked for', async () => {
    const collector = await startServer(() => new Response(''))
    vi.stubEnv('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', `${collector.url}/own/path`)
    const runner = demoRunner()
    const server = await createServer({ runner })
    await server.inject('/version')
    await server.close()
    await runner.close()
    expect(collector.received).toMatchObject([
      { path: '/own/path', headers: { 'content-type': 'application/x-protobuf' } },
    ])
  })

  test.each([
    ['without an endpoint', {}],
    ['when it is disabled', { OTEL_SDK_DISABLED: 'true' }],
    ['when traces go nowhere', { OTEL_TRACES_EXPORTER: 'none' }],
  ])('behavior: %s nothing is sent', async (_when, settings) => {
    const collector = await startServer(() => Response.json({}))
    const endpoint =
      Object.keys(settings).length === 0 ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }
    for (const [key, value] of Object.entries({ ...endpoint, ...settings })) vi.stubEnv(key, value)
    const runner = demoRunner()
    const server = await createServer({ runner })
    await server.inject('/version')
    await server.close()
    await runner.close()
    expect(collector.received).toEqual([])
  })

  test('behavior: the span of a chat has the names of OpenTelemetry, with its tokens', async () => {
    const collector = await startServer(() => Response.json({}))
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.url)
    vi.stubEnv('OTEL_EXPORTER_OTLP_PROTOCOL', 'http/json')
    const { runner, remote } = await remoteChat()
    const server = await createServer({ runner })
    const chat = { method: 'POST', url: '/v1/chat/completions', payload: HELLO } as const
    const answer = await server.inject({
      ...chat,
      headers: { traceparent: `00-${TRACE}-${SPAN}-01` },
    })
    expect(answer.statusCode).toBe(200)
    await server.close()
    await runner.close()
    const root = collector.received
      .flatMap(({ json }) => spansIn(json))
      .find(({ parentSpanId }) => parentSpanId === SPAN)
    const facts = Object.fromEntries(
      (root?.attributes ?? []).map(({ key, value }) => [key, Object.values(value)[0]]),
    )
    expect(facts).toMatchObject({
      'gen_ai.provider.name': 'taskmesh',
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'me/chat',
      'gen_ai.response.model': 'me/chat',
      'gen_ai.usage.input_tokens': 7,
      'gen_ai.usage.output_tokens': 2,
    })
    // The server behind the model is called within the span.
    expect(remote.received.map(({ headers }) => headers['traceparent'])).toEqual([
      `00-${TRACE}-${root?.spanId}-01`,
    ])
  })

  test('behavior: a collector that never answers holds up neither calls nor the end', async () => {
    const collector = await startServer(() => new Promise<Response>(() => {}))
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.url)
    // It would be waited for so long.
    vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', '200000')
    vi.stubEnv('OTEL_BSP_EXPORT_TIMEOUT', '200000')
    vi.stubEnv('OTEL_BSP_SCHEDULE_DELAY', '10')
    vi.stubEnv('OTEL_BSP_MAX_EXPORT_BATCH_SIZE', '10')
    const runner = demoRunner()
    const server = await createServer({ runner })
    const ask = () => server.inject('/version')
    await ask()
    await vi.waitUntil(() => collector.received.length > 0, { timeout: 60_000 })
    const answers = await Promise.all(Array.from({ length: 100 }, ask))
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
    // Would fail by the time of the test if the collector was waited for.
    await server.close()
    await runner.close()
  }, 60_000)

  test('error: a protocol that is not spoken is logged, and the server runs', async () => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', 'http://127.0.0.1:9')
    vi.stubEnv('OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc')
    const said: unknown[] = []
    const logger = { info() {}, warn() {}, error: (facts: object) => void said.push(facts) }
    const runner = demoRunner()
    const server = await createServer({ runner, logger })
    expect((await server.inject('/version')).statusCode).toBe(200)
    expect(JSON.stringify(said)).toContain('http/protobuf')
    await server.close()
    await runner.close()
  })
})
