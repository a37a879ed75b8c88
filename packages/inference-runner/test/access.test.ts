import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { InferenceClient } from '@huggingface/inference'
import {
  ForbiddenError,
  QuotaExceededError,
  UnauthorizedError,
} from '@taskmesh/inference-runner/errors'
import { createServer, hashKey, type ApiKey } from '@taskmesh/inference-runner/server'
import type { ServerOptions } from '@taskmesh/inference-runner/server'
import fc from 'fast-check'
import OpenAI from 'openai'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { demoRunner, DEMO_OPTIONS, LONG_CALL } from './support/demoRunner.ts'
import { post, readError, reviveAnswer } from './support/http.ts'

const TASKS = ['text-classification', 'text-generation', 'feature-extraction']
const models = DEMO_OPTIONS.filter(({ task }) => TASKS.includes(task))
const runner = demoRunner({ models })
const stories = models.find(({ task }) => task === 'text-generation')?.id ?? ''

const KEYS = { shop: 'key-of-shop-0123456789', ops: 'key-of-ops-0123456789' }
const shop: ApiKey = { name: 'shop', sha256: hashKey(KEYS.shop) }
const ops: ApiKey = { name: 'ops', sha256: hashKey(KEYS.ops), scopes: ['admin'] }

const closing: (() => Promise<unknown>)[] = []

async function serve(options: Omit<ServerOptions, 'runner'>): Promise<string> {
  const server = await createServer({ runner, ...options })
  closing.push(() => server.close())
  return server.listen({ host: '127.0.0.1', port: 0 })
}

beforeAll(() => runner.ready(), 60_000)
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})
afterAll(() => runner.close())

/** Posts JSON with headers that `fetch` does not let be set. */
function sendRaw(
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (incoming) =>
        void text(incoming).then((answer) =>
          resolve({ status: incoming.statusCode, body: answer }),
        ),
    )
    outgoing.on('error', reject).end(body)
  })
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
const CLASSIFY = '/v1/tasks/text-classification'
const LIKE = { inputs: 'I like it' }

describe('keys', () => {
  test.each([
    [CLASSIFY, (body: unknown) => expect(body).toHaveProperty('error.code', 'UNAUTHORIZED')],
    [
      '/v1/chat/completions',
      (body: unknown) =>
        expect(body).toMatchObject({ error: { type: 'authentication_error', param: null } }),
    ],
    [
      '/models/taskmesh/demo-sentiment',
      (body: unknown) =>
        expect(body).toEqual({ error: expect.stringContaining('needs an API key') }),
    ],
    [
      `/run/inference/0x${'a'.repeat(40)}`,
      (body: unknown) => expect(body).toHaveProperty('error.code', 'UNAUTHORIZED'),
    ],
    [
      '/v1/messages',
      (body: unknown) =>
        expect(body).toMatchObject({ type: 'error', error: { type: 'authentication_error' } }),
    ],
    ['/nowhere', (body: unknown) => expect(body).toHaveProperty('error.code', 'UNAUTHORIZED')],
  ])('behavior: %s without a key is 401 in the form of its dialect', async (path, check) => {
    const answer = await post((await serve({ keys: [shop] })) + path, LIKE)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    check(answer.body)
  })

  test.each([
    ['Authorization: Bearer', { authorization: `Bearer ${KEYS.shop}` }],
    ['authorization: bearer, in any case', { authorization: `bEARER  ${KEYS.shop}` }],
    ['x-api-key', { 'x-api-key': KEYS.shop }],
    ['api-key', { 'api-key': KEYS.shop }],
    ['a key beside one of someone else', { ...bearer('other'), 'x-api-key': KEYS.shop }],
  ])('behavior: a key is read from %s', async (_, headers) => {
    const { status } = await post((await serve({ keys: [ops, shop] })) + CLASSIFY, LIKE, headers)
    expect(status).toBe(200)
  })

  test('property: no other string is a key', async () => {
    const url = await serve({ keys: [shop] })
    const word = fc.stringMatching(/^[\x21-\x7e]{1,80}$/)
    await fc.assert(
      fc.asyncProperty(word, async (key) => {
        const answer = await post(url + CLASSIFY, LIKE, { authorization: `Bearer ${key}` })
        expect(answer.status).toBe(401)
        expect(reviveAnswer(answer)).toBeInstanceOf(UnauthorizedError)
        expect(JSON.stringify(answer.body)).not.toContain(hashKey(key))
      }),
      { numRuns: 30 },
    )
  })

  test('behavior: the hash of a key is no key', async () => {
    const url = await serve({ keys: [shop] })
    const answer = await post(url + CLASSIFY, LIKE, bearer(shop.sha256))
    expect(answer.status).toBe(401)
  })

  test('behavior: the clients of OpenAI and of Hugging Face send a key, and get 401 for another', async () => {
    const url = await serve({ keys: [shop] })
    const openAi = (apiKey: string) => new OpenAI({ baseURL: `${url}/v1`, apiKey, maxRetries: 0 })
    const { data } = await openAi(KEYS.shop).embeddings.create({
      model: 'taskmesh/demo-sentences',
      input: 'A guitar',
    })
    expect(data[0]?.embedding.length).toBeGreaterThan(2)
    const listing = openAi('sk-other').models.list()
    await expect(listing).rejects.toBeInstanceOf(OpenAI.AuthenticationError)
    await expect(listing).rejects.toMatchObject({ type: 'authentication_error' })
    const classify = (key: string) =>
      new InferenceClient(key, {
        endpointUrl: `${url}/models/taskmesh/demo-sentiment`,
      }).textClassification(LIKE)
    expect(await classify(KEYS.shop)).toHaveLength(1)
    await expect(classify('other')).rejects.toThrow('API key is not known')
  })

  test.each([
    [
      undefined,
      {
        '/health': 200,
        '/': 200,
        '/ping': 200,
        '/v2/health/ready': 200,
        '/metrics': 401,
        '/openapi.json': 401,
        '/docs': 401,
        '/v1/models': 401,
        '/mcp': 401,
      },
    ],
    [
      ['metrics', 'docs'] as const,
      {
        '/health': 401,
        '/': 401,
        '/metrics': 200,
        '/version': 200,
        '/docs': 200,
        '/docs/page.css': 200,
        '/docs/openapi-explorer.min.js': 200,
        '/info': 401,
      },
    ],
  ])('behavior: with publicRoutes %j everybody may ask for those', async (publicRoutes, paths) => {
    const url = await serve({ keys: [shop], publicRoutes })
    for (const [path, status] of Object.entries(paths)) {
      expect([path, (await fetch(url + path)).status]).toEqual([path, status])
    }
  })

  test.each(['*/*', 'text/html'])(
    'behavior: `/` (%s) tells nobody without a key what is served',
    async (accept) => {
      const hidden = await fetch(await serve({ keys: [shop] }), { headers: { accept } })
      expect(await hidden.text()).not.toContain(stories)
      const open = await fetch(await serve({}), { headers: { accept } })
      expect(await open.text()).toContain(stories)
    },
  )

  test('behavior: a page that may call is let through to ask, without a key', async () => {
    const url = await serve({ keys: [shop], origins: ['https://example.com'] })
    const { status, headers } = await fetch(url + CLASSIFY, {
      method: 'OPTIONS',
      headers: { origin: 'https://example.com', 'access-control-request-method': 'POST' },
    })
    expect(status).toBe(204)
    expect(headers.get('access-control-allow-origin')).toBe('https://example.com')
  })

  test.each([
    [{ name: 'a b', sha256: hashKey('x') }, 'keys[0].name'],
    [{ name: 'a', sha256: 'my-secret' }, 'keys[0].sha256'],
    [{ name: 'a', sha256: hashKey('x'), requestsPerMinute: 0 }, 'keys[0].requestsPerMinute'],
  ])('behavior: %j is refused by its field, without its value', async (key, path) => {
    const failure = createServer({ runner, keys: [key] })
    await expect(failure).rejects.toMatchObject({ code: 'INVALID_OPTION', path })
    await expect(failure).rejects.not.toThrow('my-secret')
  })
})

describe('quotas', () => {
  test('behavior: requests of a minute are counted down in headers, then refused for that client only', async () => {
    const url = await serve({ keys: [{ ...shop, requestsPerMinute: 2 }, ops] })
    const call = (key: string) => post(url + CLASSIFY, LIKE, bearer(key))
    const left = ({ headers }: { headers: Headers }) => [
      headers.get('x-ratelimit-limit-requests'),
      headers.get('x-ratelimit-remaining-requests'),
    ]
    expect(left(await call(KEYS.shop))).toEqual(['2', '1'])
    expect(left(await call(KEYS.shop))).toEqual(['2', '0'])
    const refused = await call(KEYS.shop)
    expect(refused.status).toBe(429)
    expect(left(refused)).toEqual(['2', '0'])
    expect(refused.headers.get('x-ratelimit-reset-requests')).toMatch(/^(60|5\d)s$/)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50)
    const error = reviveAnswer(refused)
    expect(error).toBeInstanceOf(QuotaExceededError)
    expect(error).toMatchObject({ quota: 'requestsPerMinute', retryable: true })
    expect((await call(KEYS.ops)).status).toBe(200)
    expect((await fetch(`${url}/health`)).status).toBe(200)
  })

  test('behavior: two keys of one name share its quota', async () => {
    const second = { name: 'shop', sha256: hashKey('second') }
    const url = await serve({ keys: [{ ...shop, requestsPerMinute: 1 }, second] })
    expect((await post(url + CLASSIFY, LIKE, bearer('second'))).status).toBe(200)
    expect((await post(url + CLASSIFY, LIKE, bearer(KEYS.shop))).status).toBe(429)
  })

  test('behavior: bytes of a day count by what was announced and by what came', async () => {
    const url = await serve({ keys: [{ ...shop, bytesPerDay: 100 }] })
    const send = (body: string, isChunked: boolean) =>
      sendRaw(url + CLASSIFY, body, {
        ...bearer(KEYS.shop),
        ...(isChunked
          ? { 'transfer-encoding': 'chunked' }
          : { 'content-length': String(body.length) }),
      })
    const body = JSON.stringify({ inputs: 'a'.repeat(40 - 13) })
    expect((await send(body, false)).status).toBe(200)
    expect((await send(body, true)).status).toBe(200)
    const refused = await send(body, true)
    expect(refused.status).toBe(429)
    expect(refused.body).toContain('"quota":"bytesPerDay"')
    expect((await send('{}', false)).status).toBe(400)
  })

  test('behavior: requests at once are bounded, and one that hung up counts no more', async () => {
    const url = await serve({ keys: [{ ...shop, concurrency: 1 }] })
    const stop = new AbortController()
    const long = fetch(`${url}/v1/tasks/text-generation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(KEYS.shop) },
      body: JSON.stringify(LONG_CALL),
      signal: stop.signal,
    }).catch(() => {})
    await until(() => runner.models().some(({ running }) => running > 0))
    const refused = await post(url + CLASSIFY, LIKE, bearer(KEYS.shop))
    expect(refused.status).toBe(429)
    expect(readError(refused).data).toMatchObject({ quota: 'concurrency' })
    stop.abort()
    await long
    await until(async () => (await post(url + CLASSIFY, LIKE, bearer(KEYS.shop))).status === 200)
  })
})

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(20)
}

const stateOf = (id: string) => runner.models().find((model) => model.id === id)?.state

describe('models over HTTP', () => {
  const LOAD = '/v1/runner/models/load'
  const UNLOAD = '/v1/runner/models/unload'

  test('behavior: an administrator unloads and loads a model; it is ready all the time', async () => {
    const url = await serve({ keys: [ops] })
    const unloaded = await post(url + UNLOAD, { model: stories }, bearer(KEYS.ops))
    expect(unloaded.body).toMatchObject({ models: [{ id: stories, state: 'evicted' }] })
    expect((await fetch(`${url}/health/ready`)).status).toBe(200)
    const loaded = await post(url + LOAD, { model: stories }, bearer(KEYS.ops))
    expect(loaded.body).toMatchObject({
      models: [{ id: stories, state: 'loaded', memoryBytes: expect.any(Number) }],
    })
    const list = await fetch(`${url}/v1/runner/models`, { headers: bearer(KEYS.ops) })
    const { models: listed } = await list.json()
    expect(listed).toHaveLength(models.length)
    expect(listed[0]).not.toHaveProperty('pid')
    const { lastUsedAt } = listed.find(({ id }: { id: string }) => id === stories)
    expect(Date.now() - lastUsedAt).toBeLessThan(60_000)
  })

  test('behavior: loading sends its progress as events', async () => {
    const url = await serve({ keys: [ops] })
    await post(url + UNLOAD, { model: stories }, bearer(KEYS.ops))
    const response = await fetch(url + LOAD, {
      method: 'POST',
      headers: {
        ...bearer(KEYS.ops),
        'content-type': 'application/json',
        accept: 'text/event-stream',
      },
      body: JSON.stringify({ model: stories }),
    })
    const events = (await response.text()).split('\n\n').filter(Boolean)
    expect(events[0]).toMatch(/^event: progress\ndata: \{.*"loadedBytes":/)
    expect(events.at(-1)).toMatch(/^event: loaded\ndata: \{"models":\[\{.*"state":"loaded"/)
  })

  test('behavior: a key without the scope may list, not load', async () => {
    const url = await serve({ keys: [shop] })
    const answer = await post(url + LOAD, { model: stories }, bearer(KEYS.shop))
    expect(answer.status).toBe(403)
    expect(reviveAnswer(answer)).toBeInstanceOf(ForbiddenError)
    const list = await fetch(`${url}/v1/runner/models`, { headers: bearer(KEYS.shop) })
    expect(list.status).toBe(200)
  })

  test.each([
    [{}, 200],
    [{ origin: 'http://localhost:5173' }, 403],
    [{ 'x-forwarded-for': '127.0.0.1' }, 403],
    [{ host: 'rebound.example' }, 403],
    [{ host: 'localhost:8080' }, 200],
    [{ host: '[::1]:8080' }, 200],
    [{ host: '127.0.0.1.evil.example' }, 403],
  ])('behavior: without keys, a call of this machine with %j is %i', async (headers, status) => {
    const url = await serve({ trustProxy: true })
    const body = JSON.stringify({ model: stories })
    const answered = await sendRaw(url + LOAD, body, headers)
    expect(answered.status, answered.body).toBe(status)
  })

  test('behavior: a model with calls stays, a model that is not there is 404, a bad body 400', async () => {
    const url = await serve({})
    const stop = new AbortController()
    const long = runner.run('text-generation', LONG_CALL, { signal: stop.signal }).catch(() => {})
    await until(() => runner.models().some(({ running }) => running > 0))
    const busy = await post(url + UNLOAD, { model: stories })
    expect([busy.status, readError(busy).code]).toEqual([409, 'MODEL_BUSY'])
    expect(stateOf(stories)).toBe('loaded')
    stop.abort()
    await long
    expect((await post(url + LOAD, { model: 'me/none' })).status).toBe(404)
    expect((await post(url + LOAD, { model: stories, task: 'telepathy' })).status).toBe(404)
    expect((await post(url + LOAD, { model: 1 })).status).toBe(400)
    expect((await post(url + LOAD, '"x')).status).toBe(400)
  })
})

test('behavior: a model that is not called is unloaded after keepAliveMs, and its next call loads it', async () => {
  const [model] = models
  if (model === undefined) throw new Error('There is no demo model.')
  const brief = demoRunner({ models: [model], keepAliveMs: 50 })
  try {
    await brief.run('text-classification', LIKE)
    await until(() => brief.models()[0]?.state === 'evicted')
    const { output } = await brief.run('text-classification', LIKE)
    expect(output[0]).toHaveProperty('label')
  } finally {
    await brief.close()
  }
})

test('behavior: a line is logged for each request, without payload, key or query', async () => {
  const lines: string[] = []
  const facts: Record<string, unknown>[] = []
  const log = (fact: object, message: string) => {
    lines.push(JSON.stringify({ ...fact, message }))
    facts.push({ ...fact })
  }
  const logger = { info: log, warn: log, error: log }
  const url = await serve({ keys: [{ ...shop, requestsPerMinute: 3 }], logger })
  const secret = randomBytes(12).toString('hex')
  const like = { inputs: `I like ${secret}`, model: 'taskmesh/demo-sentiment' }
  await post(`${url}${CLASSIFY}?token=${secret}`, like, bearer(KEYS.shop))
  await post(url + CLASSIFY, { inputs: 1, secret }, bearer(KEYS.shop))
  await post(url + CLASSIFY, { inputs: 'a', model: secret }, bearer(KEYS.shop))
  await post(url + CLASSIFY, like, bearer(KEYS.shop))
  await post(`${url}/nowhere/${secret}`, like, bearer(secret))
  await fetch(`${url}/health`)
  await until(() => facts.length >= 5)
  expect(facts).toHaveLength(5)
  expect(facts[0]).toMatchObject({
    id: expect.stringMatching(/^[\w-]{36}$/),
    method: 'POST',
    route: '/v1/tasks/:task',
    dialect: 'taskmesh',
    task: 'text-classification',
    model: 'taskmesh/demo-sentiment',
    status: 200,
    client: 'shop',
    runMs: expect.any(Number),
    queueMs: expect.any(Number),
  })
  expect(facts.slice(1).map(({ status, code }) => [status, code])).toEqual([
    [400, 'INVALID_REQUEST'],
    [404, 'UNKNOWN_MODEL'],
    [429, 'QUOTA_EXCEEDED'],
    [401, 'UNAUTHORIZED'],
  ])
  const all = lines.join('\n')
  expect(all).not.toContain(secret)
  expect(all).not.toContain(KEYS.shop)
  expect(all).not.toContain(shop.sha256)
})
