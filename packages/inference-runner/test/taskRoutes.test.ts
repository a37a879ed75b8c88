import { IdempotencyKeyReusedError, JobNotFoundError } from '@taskmesh/inference-runner/errors'
import { createServer } from '@taskmesh/inference-runner/server'
import { readEvents } from '@taskmesh/tasks/dialects/stream'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { wantsEvents } from '../src/server/taskmesh/accepts.ts'
import { readPreference } from '../src/server/taskmesh/jobs/preference.ts'
import { demoOptions, demoRunner, LONG_CALL } from './support/demoRunner.ts'
import { post, readError, reviveAnswer } from './support/http.ts'

const runner = demoRunner({
  models: demoOptions('text-classification', 'text-generation', 'translation'),
  queueSize: 4,
})
const server = await createServer({ runner, jobs: { maxKept: 6 } })
const url = await server.listen({ host: '127.0.0.1', port: 0 })
beforeAll(() => runner.ready())
afterAll(async () => {
  await server.close()
  await runner.close({ signal: AbortSignal.abort() })
})

const CLASSIFY = '/v1/tasks/text-classification'
const GENERATE = '/v1/tasks/text-generation'
const isIdle = () => runner.models().every(({ running, waiting }) => running + waiting === 0)
const text = { inputs: 'I like it' }
const result = {
  task: 'text-classification',
  model: 'taskmesh/demo-sentiment',
  output: [{ label: 'POSITIVE', score: expect.any(Number) }],
  warnings: [],
  ms: expect.any(Number),
}

interface TaskEvent {
  event: string | undefined
  data: unknown
}

function ask(path: string, body: unknown, headers: Record<string, string>, signal?: AbortSignal) {
  return fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: signal ?? null,
  })
}

async function eventsOf({ body }: Response): Promise<TaskEvent[]> {
  const events: TaskEvent[] = []
  if (body === null) return events
  for await (const { event, data } of readEvents(body))
    events.push({ event, data: JSON.parse(data) })
  return events
}

const job = z.looseObject({ id: z.string(), state: z.string() })

async function jobOf(path: string, init: RequestInit = {}) {
  const response = await fetch(url + path, init)
  return { response, job: z.parse(job, await response.json()) }
}

async function startJob(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await ask(path, body, { prefer: 'respond-async', ...headers })
  expect(response.status).toBe(202)
  return {
    response,
    path: response.headers.get('location') ?? '',
    job: z.parse(job, await response.json()),
  }
}

const finished = (path: string) =>
  vi.waitFor(
    async () => {
      const read = await jobOf(path)
      expect(read.job).toHaveProperty('finishedAt')
      return read
    },
    { timeout: 30_000, interval: 20 },
  )

describe('Accept: text/event-stream', () => {
  const events = { accept: 'text/event-stream' }

  test('default: the model runs, then the result', async () => {
    const response = await ask(CLASSIFY, text, events)
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    const told = await eventsOf(response)
    expect(told.at(-2)).toEqual({ event: 'progress', data: { state: 'running' } })
    expect(told.at(-1)).toEqual({ event: 'result', data: result })
  })

  test('behavior: a model that writes gives pieces, and the result is all of them', async () => {
    const parameters = { max_new_tokens: 6, return_full_text: false }
    const call = { inputs: 'Once upon a time', parameters }
    const told = await eventsOf(await ask(GENERATE, call, events))
    const pieces = told.filter(({ event }) => event === 'piece').map(({ data }) => Object(data))
    expect(pieces).toHaveLength(6)
    const written = pieces.map(({ token }) => token.text).join('')
    expect(told.at(-1)?.data).toMatchObject({ output: [{ generated_text: written }] })
  })

  test('behavior: who waits is told his place, which gets smaller', async () => {
    const long = { inputs: 'Once', parameters: { max_length: 60, min_length: 60 } }
    const calls = [1, 2, 3].map(async () => eventsOf(await ask(GENERATE, long, events)))
    const places = (await Promise.all(calls)).map((told) =>
      told.flatMap(({ event, data }) => (event === 'progress' ? (Object(data).place ?? []) : [])),
    )
    expect(places.toSorted((a, b) => a.length - b.length)).toEqual([[], [1], [2, 1]])
  })

  test('behavior: the loading is told in bytes', async () => {
    const cold = demoRunner({ models: demoOptions('text-classification') })
    const other = await createServer({ runner: cold })
    const to = await other.listen({ host: '127.0.0.1', port: 0 })
    const response = await fetch(to + CLASSIFY, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...events },
      body: JSON.stringify(text),
    })
    const states = (await eventsOf(response)).flatMap(({ event, data }) =>
      event === 'progress' ? [Object(data)] : [],
    )
    const loading = states.filter(({ state }) => state === 'loading')
    expect(loading.length).toBeGreaterThan(0)
    expect(loading.at(-1)).toEqual({
      state: 'loading',
      file: expect.any(String),
      loadedBytes: expect.any(Number),
      totalBytes: expect.any(Number),
    })
    expect(states.at(-1)).toEqual({ state: 'running' })
    await other.close()
    await cold.close()
  })

  test('error: what is wrong with the request has its status; what fails later is the last event', async () => {
    const refused = await ask(CLASSIFY, { inputs: 1 }, events)
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ error: { code: 'INVALID_REQUEST' } })
    const parameters = { src_lang: 'en', tgt_lang: 'tlh' }
    const told = await eventsOf(
      await ask('/v1/tasks/translation', { inputs: 'a', parameters }, events),
    )
    expect(told.at(-1)).toMatchObject({
      event: 'error',
      data: { error: { code: 'INVALID_REQUEST', path: 'parameters.tgt_lang' } },
    })
  })

  test('behavior: the run ends when the reader goes', async () => {
    const hangUp = new AbortController()
    const response = await ask(GENERATE, LONG_CALL, events, hangUp.signal)
    await response.body?.getReader().read()
    await expect.poll(isIdle).toBe(false)
    hangUp.abort()
    await expect.poll(isIdle, { timeout: 10_000 }).toBe(true)
  })

  test.each([
    [undefined, false],
    ['*/*', false],
    ['text/event-stream', true],
    ['text/event-stream, */*', true],
    ['application/json, text/event-stream', false],
    ['application/json;q=0.5, Text/Event-Stream', true],
    ['text/event-stream;q=0', false],
    ['text/html', false],
  ])('behavior: Accept: %s', (accept, isWanted) => expect(wantsEvents(accept)).toBe(isWanted))
})

describe('Prefer: respond-async', () => {
  test('default: 202 with a job, whose result comes', async () => {
    const { response, path, job: started } = await startJob(CLASSIFY, text)
    expect(response.headers.get('preference-applied')).toBe('respond-async')
    expect(path).toBe(`/v1/jobs/${started.id}`)
    expect(started).toMatchObject({ task: 'text-classification', createdAt: expect.any(String) })
    const { job: done, response: read } = await finished(path)
    expect(done).toMatchObject({ state: 'succeeded', result, finishedAt: expect.any(String) })
    expect(read.headers.get('retry-after')).toBe(null)
  })

  test('behavior: while it waits and runs it says how far it is and when to ask again', async () => {
    const first = await startJob(GENERATE, LONG_CALL)
    const second = await startJob(GENERATE, LONG_CALL)
    expect(second.response.headers.get('retry-after')).toBe('1')
    await vi.waitFor(async () =>
      expect((await jobOf(first.path)).job).toMatchObject({
        state: 'running',
        progress: { state: 'running' },
      }),
    )
    expect((await jobOf(second.path)).job).toMatchObject({
      state: 'queued',
      progress: { state: 'queued', place: 1 },
    })
    const canceled = await jobOf(`${second.path}/cancel`, { method: 'POST' })
    expect(canceled.job).toMatchObject({ state: 'canceled' })
    const deleted = await jobOf(first.path, { method: 'DELETE' })
    expect([deleted.response.status, deleted.job.state]).toEqual([200, 'canceled'])
    await expect.poll(isIdle, { timeout: 10_000 }).toBe(true)
    expect((await jobOf(first.path)).job.state).toBe('canceled')
  })

  test('behavior: its events can be followed', async () => {
    const { path } = await startJob(CLASSIFY, text)
    const told = await eventsOf(
      await fetch(url + path, { headers: { accept: 'text/event-stream' } }),
    )
    expect(told.at(-1)).toEqual({ event: 'result', data: result })
  })

  test('behavior: wait=… is answered by the result, if it is there by then', async () => {
    const waited = await ask(CLASSIFY, text, { prefer: 'respond-async, wait=30' })
    expect([waited.status, await waited.json()]).toEqual([200, result])
    const { path } = await startJob(CLASSIFY, text)
    const { job: done } = await jobOf(path, { headers: { prefer: 'wait=30' } })
    expect(done.state).toBe('succeeded')
  })

  test('behavior: what is over can be removed, and of many the oldest go', async () => {
    const { path } = await startJob(CLASSIFY, text)
    await finished(path)
    expect((await fetch(url + path, { method: 'DELETE' })).status).toBe(204)
    expect((await fetch(url + path)).status).toBe(404)
    const paths: string[] = []
    for (let count = 0; count < 7; count += 1) {
      const started = await startJob(CLASSIFY, text)
      await finished(started.path)
      paths.push(started.path)
    }
    const statuses = await Promise.all(paths.map(async (one) => (await fetch(url + one)).status))
    expect(statuses).toEqual([404, 200, 200, 200, 200, 200, 200])
  })

  test('error: what can be refused at once is', async () => {
    const refused = await post(url + CLASSIFY, { inputs: 1 }, { prefer: 'respond-async' })
    expect([refused.status, readError(refused).code]).toEqual([400, 'INVALID_REQUEST'])
    const unknown = await post(
      url + CLASSIFY,
      { ...text, model: 'no/such' },
      { prefer: 'respond-async' },
    )
    expect([unknown.status, readError(unknown).code]).toEqual([404, 'UNKNOWN_MODEL'])
  })

  test('error: a full queue; a failure later is in the job', async () => {
    const answers = await Promise.all(
      Array.from({ length: 7 }, () => ask(GENERATE, LONG_CALL, { prefer: 'respond-async' })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      202, 202, 202, 202, 202, 429, 429,
    ])
    for (const { status, headers } of answers)
      if (status === 202) await jobOf(headers.get('location') ?? '', { method: 'DELETE' })
    const parameters = { src_lang: 'en', tgt_lang: 'tlh' }
    const { path } = await startJob('/v1/tasks/translation', { inputs: 'a', parameters })
    expect((await finished(path)).job).toMatchObject({
      state: 'failed',
      error: { code: 'INVALID_REQUEST', path: 'parameters.tgt_lang' },
    })
  })

  test('error: a job that is not there, or of another client', async () => {
    const missing = await fetch(`${url}/v1/jobs/nothing`)
    const answer = { status: missing.status, headers: missing.headers, body: await missing.json() }
    expect(missing.status).toBe(404)
    expect(reviveAnswer(answer)).toBeInstanceOf(JobNotFoundError)
    const { path } = await startJob(CLASSIFY, text)
    for (const method of ['GET', 'DELETE'] as const) {
      const other = await server.inject({ method, url: path, remoteAddress: '10.0.0.9' })
      expect(other.statusCode).toBe(404)
    }
    expect((await fetch(url + path)).status).toBe(200)
  })

  test.each([
    ['respond-async', { isAsync: true, waitMs: undefined }],
    ['Respond-Async; wait=5', { isAsync: true, waitMs: 5000 }],
    [['return=minimal', 'respond-async, wait = 900'], { isAsync: true, waitMs: 60_000 }],
    ['wait=x, foo', { isAsync: false, waitMs: undefined }],
    [undefined, { isAsync: false, waitMs: undefined }],
  ])('behavior: Prefer: %s', (prefer, preference) =>
    expect(readPreference(prefer)).toEqual(preference),
  )
})

describe('Idempotency-Key', () => {
  const sampled = { inputs: 'Once', parameters: { max_new_tokens: 8, do_sample: true } }
  const outputOf = async (response: Response) => Object(await response.json()).output

  test('default: the same key and body are answered by the same result, without a second run', async () => {
    const headers = { 'idempotency-key': '"again-1"' }
    const [first, second] = await Promise.all([1, 2].map(() => ask(GENERATE, sampled, headers)))
    const third = await ask(GENERATE, { parameters: sampled.parameters, inputs: 'Once' }, headers)
    const replayed = [first, second, third].map((one) => one?.headers.get('idempotency-replayed'))
    expect(replayed).toEqual([null, 'true', 'true'])
    const outputs = await Promise.all([first, second, third].map((one) => one && outputOf(one)))
    expect(outputs[1]).toEqual(outputs[0])
    expect(outputs[2]).toEqual(outputs[0])
  })

  test('behavior: a caller who hangs up and comes back gets the result of the one run', async () => {
    const headers = { 'idempotency-key': 'again-2' }
    const parameters = { min_length: 80, max_length: 80, do_sample: true }
    const hangUp = new AbortController()
    const first = ask(GENERATE, { inputs: 'Once', parameters }, headers, hangUp.signal).catch(
      () => {},
    )
    await expect.poll(isIdle, { interval: 5 }).toBe(false)
    hangUp.abort()
    await first
    const second = await ask(GENERATE, { inputs: 'Once', parameters }, headers)
    expect([second.status, second.headers.get('idempotency-replayed')]).toEqual([200, 'true'])
  })

  test('behavior: it holds for jobs and for events, too', async () => {
    const headers = { 'idempotency-key': 'again-3' }
    const one = await startJob(GENERATE, sampled, headers)
    const two = await startJob(GENERATE, sampled, headers)
    expect(two.path).toBe(one.path)
    const output = await outputOf(await ask(GENERATE, sampled, headers))
    const told = await eventsOf(
      await ask(GENERATE, sampled, { ...headers, accept: 'text/event-stream' }),
    )
    expect(told.at(-1)?.data).toMatchObject({ output })
  })

  test('behavior: another client has keys of its own', async () => {
    const headers = { 'idempotency-key': 'again-3', 'content-type': 'application/json' }
    const payload = JSON.stringify({ inputs: 'Something else' })
    const other = await server.inject({
      method: 'POST',
      url: CLASSIFY,
      headers,
      payload,
      remoteAddress: '10.0.0.9',
    })
    expect([other.statusCode, other.headers['idempotency-replayed']]).toEqual([200, undefined])
  })

  test('behavior: what failed and may succeed later is run again', async () => {
    const blockers = await Promise.all([1, 2, 3, 4, 5].map(() => startJob(GENERATE, LONG_CALL)))
    const headers = { 'idempotency-key': 'again-4' }
    expect((await ask(GENERATE, sampled, headers)).status).toBe(429)
    await Promise.all(blockers.map(({ path }) => jobOf(path, { method: 'DELETE' })))
    expect((await ask(GENERATE, sampled, headers)).status).toBe(200)
  })

  test.each([
    ['inputs', { ...sampled, inputs: 'Twice' }],
    ['parameters.do_sample', { ...sampled, parameters: { max_new_tokens: 8, do_sample: false } }],
    ['parameters.seed', { ...sampled, parameters: { ...sampled.parameters, seed: 1 } }],
    ['model', { ...sampled, model: 'taskmesh/demo-stories' }],
  ])('error: another %s with the same key', async (path, body) => {
    const headers = { 'idempotency-key': 'again-5' }
    expect((await ask(GENERATE, sampled, headers)).status).toBe(200)
    const refused = await post(url + GENERATE, body, headers)
    expect(refused.status).toBe(422)
    expect(readError(refused)).toMatchObject({ path, details: expect.stringContaining(path) })
    expect(reviveAnswer(refused)).toBeInstanceOf(IdempotencyKeyReusedError)
  })

  test('error: a key that is none', async () => {
    for (const key of ['', ' ', 'x'.repeat(256), 'a\tb']) {
      const refused = await post(url + CLASSIFY, text, { 'idempotency-key': key })
      expect([refused.status, readError(refused).code]).toEqual([400, 'BAD_REQUEST'])
    }
  })
})

test('behavior: closing waits for jobs', async () => {
  const closing = await createServer({ runner })
  const headers = { prefer: 'respond-async' }
  const payload = { inputs: 'Once', parameters: { min_length: 60, max_length: 60 } }
  const started = await closing.inject({ method: 'POST', url: GENERATE, headers, payload })
  expect(started.statusCode).toBe(202)
  expect(isIdle()).toBe(false)
  await closing.close()
  expect(isIdle()).toBe(true)
})
