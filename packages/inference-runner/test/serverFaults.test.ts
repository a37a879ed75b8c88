import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { createServer } from '@taskmesh/inference-runner/server'
import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Dialect } from '../src/server/core/dialect.ts'
import { addDialects } from '../src/server/core/addDialects.ts'
import { createCore } from '../src/server/core/createCore.ts'
import { cutSlowReaders } from '../src/server/core/cutSlowReaders.ts'
import { errorHandler } from '../src/server/core/errorHandler.ts'
import { limitBodies } from '../src/server/core/limitBodies.ts'
import { sendEvents } from '../src/server/core/sendEvents.ts'
import { taskmeshErrorForm } from '../src/server/taskmesh/taskmeshErrorForm.ts'
import { silentLogger } from '@taskmesh/inference-runner'
import { demoOptions, demoRunner, LONG_CALL } from './support/demoRunner.ts'
import { post, readError } from './support/http.ts'

const MIB = 1024 * 1024
const runner = demoRunner({
  models: demoOptions('text-classification', 'text-generation'),
  queueSize: 16,
})
const server = await createServer({ runner })
const url = await server.listen({ host: '127.0.0.1', port: 0 })
const { port } = new URL(url)
const path = '/v1/tasks/text-classification'
beforeAll(() => runner.ready())
afterAll(async () => {
  await server.close()
  await runner.close({ signal: AbortSignal.abort() })
})

const isIdle = () => runner.models().every(({ running, waiting }) => running + waiting === 0)
const answers = async () => (await post(url + path, { inputs: 'good' })).status

/** Sends bytes as they are, and reads what comes until the server ends the connection. */
async function sendRaw(to: string, ...parts: string[]): Promise<string> {
  const socket = connect(Number(new URL(to).port), '127.0.0.1')
  let received = ''
  socket.setEncoding('utf8').on('data', (text: string) => (received += text))
  socket.on('error', () => {})
  for (const part of parts) socket.write(part)
  await once(socket, 'close')
  return received
}

function head(...headers: string[]): string {
  const lines = [`POST ${path} HTTP/1.1`, 'host: x', 'content-type: application/json', ...headers]
  return `${lines.join('\r\n')}\r\n\r\n`
}

describe('bodies', () => {
  test('behavior: one that is compressed is read', async () => {
    const payload = gzipSync(JSON.stringify({ inputs: 'good' }))
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    const response = await fetch(url + path, { method: 'POST', headers, body: payload })
    expect(response.status).toBe(200)
  })

  test('error: one that is small only as long as it is compressed', async () => {
    const payload = gzipSync(JSON.stringify({ inputs: 'a'.repeat(40 * MIB) }))
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    const response = await fetch(url + path, { method: 'POST', headers, body: payload })
    expect(response.status).toBe(413)
  })

  test('error: one that is no gzip, or of an encoding that is not known', async () => {
    const statusOf = async (encoding: string) => {
      const headers = { 'content-type': 'application/json', 'content-encoding': encoding }
      return (await fetch(url + path, { method: 'POST', headers, body: '{}' })).status
    }
    expect(await statusOf('gzip')).toBe(400)
    expect(await statusOf('rot13')).toBe(415)
  })

  test('error: 100 MB by its length is refused before it is sent', async () => {
    const answer = await sendRaw(url, head(`content-length: ${100 * MIB}`), '{')
    expect(answer).toMatch(/^HTTP\/1.1 413 /)
  })

  test('error: 100 MB without a length is refused when it is too much, and takes no more memory', async () => {
    const outgoing = request(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    })
    // The connection may be ended before the answer is read.
    const answered = new Promise<number | 'ended'>((resolve) => {
      outgoing.on('error', () => resolve('ended'))
      outgoing.on('response', ({ statusCode = 0 }) => resolve(statusCode))
    })
    let sent = 0
    const timer = setInterval(() => {
      if (sent < 100 * MIB && !outgoing.destroyed && !outgoing.writableNeedDrain) {
        outgoing.write(Buffer.alloc(MIB, 'a'))
        sent += MIB
      }
    }, 1)
    const answer = await answered
    clearInterval(timer)
    outgoing.destroy()
    expect([413, 'ended']).toContain(answer)
    expect(await answers()).toBe(200)
    expect(sent).toBeLessThan(50 * MIB)
  })

  test('error: half a body is answered by 408 when its time is over', async () => {
    const hasty = await createServer({ runner, requestTimeoutMs: 200 })
    const to = await hasty.listen({ host: '127.0.0.1', port: 0 })
    const answer = await sendRaw(to, head('content-length: 100'), '{"inputs": "go')
    expect(answer).toMatch(/^HTTP\/1.1 408 /)
    await hasty.close()
  })
})

describe('callers who go', () => {
  const body = JSON.stringify(LONG_CALL)
  const call = `POST /v1/tasks/text-generation HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`

  test.each([
    ['before the headers', 0],
    ['in the headers', 30],
    ['in the body', call.length - 20],
    ['while the model runs', call.length],
  ])('behavior: %s leave nothing behind', async (_name, length) => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'connect')
    socket.write(call.slice(0, length))
    if (length === call.length) await expect.poll(isIdle).toBe(false)
    socket.destroy()
    await expect.poll(isIdle, { timeout: 10_000 }).toBe(true)
    expect(await answers()).toBe(200)
  })

  test('behavior: while they wait for their turn leave nothing behind', async () => {
    const first = new AbortController()
    const hangUp = new AbortController()
    const send = (signal: AbortSignal) =>
      fetch(`${url}/v1/tasks/text-generation`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal,
      }).catch(() => {})
    const waiting = () => runner.models().reduce((sum, model) => sum + model.waiting, 0)
    const calls = [send(first.signal), ...Array.from({ length: 5 }, () => send(hangUp.signal))]
    await expect.poll(waiting).toBe(5)
    hangUp.abort()
    await expect.poll(waiting).toBe(0)
    expect(isIdle()).toBe(false)
    first.abort()
    await Promise.all(calls)
    await expect.poll(isIdle, { timeout: 10_000 }).toBe(true)
  })

  test('behavior: 500 at once are all answered: with a result, or told to come again', async () => {
    const statuses = await Promise.all(Array.from({ length: 500 }, answers))
    expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([])
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(17)
    expect(await answers()).toBe(200)
  })
})

describe('streams', () => {
  /** Lets the late event of `/slow` come. */
  let letGo = () => {}
  const streaming: Dialect = {
    name: 'streaming',
    errorForm: taskmeshErrorForm,
    openApi: () => ({ paths: {} }),
    addRoutes(app, { calls }) {
      app.post('/stream', async ({ body }, reply) => {
        async function* events() {
          for await (const event of calls.stream(reply, 'text-generation', body))
            yield { data: event }
        }
        return sendEvents(reply, events(), { toErrorEvent: (error) => ({ data: error }) })
      })
      app.post('/slow', async (_incoming, reply) => {
        async function* events() {
          await new Promise<void>((resolve) => (letGo = resolve))
          yield { event: 'late', id: '1', data: 'two\nlines' }
          throw new TypeError('broken')
        }
        const toErrorEvent = ({ code }: { code: string }) => ({ data: { code } })
        return sendEvents(reply, events(), { heartbeatMs: 25, toErrorEvent })
      })
    },
  }

  async function listen() {
    const { app, context } = await createCore({ runner }, taskmeshErrorForm)
    await addDialects(app, [streaming], context)
    const streamUrl = await app.listen({ host: '127.0.0.1', port: 0 })
    return { app, streamUrl, [Symbol.asyncDispose]: () => app.close() }
  }

  const send = (to: string, body: unknown, signal?: AbortSignal) =>
    fetch(to, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal === undefined ? {} : { signal }),
    })

  test('default: pieces come as events, the result at the end', async () => {
    await using own = await listen()
    const inputs = { inputs: 'Once', parameters: { max_new_tokens: 5 } }
    const response = await send(`${own.streamUrl}/stream`, inputs)
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    const events = (await response.text()).trimEnd().split('\n\n')
    expect(events.length).toBeGreaterThan(2)
    expect(events[0]).toMatch(/^data: \{"type":"piece"/)
    expect(events.at(-1)).toMatch(/^data: \{"type":"result"/)
  })

  test('behavior: heartbeats come while nothing else does, and an error at the end is an event', async () => {
    await using own = await listen()
    const { body } = await send(`${own.streamUrl}/slow`, {})
    let received = ''
    for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      received += piece
      letGo()
    }
    expect(received).toMatch(/^: heartbeat/)
    expect(received.replace(/^(: heartbeat\n\n)+/, '')).toBe(
      'event: late\nid: 1\ndata: two\ndata: lines\n\ndata: {"code":"INTERNAL"}\n\n',
    )
  })

  test('error: what is wrong before the first event has its status', async () => {
    await using own = await listen()
    expect((await send(`${own.streamUrl}/stream`, { inputs: 1 })).status).toBe(400)
  })

  test('behavior: a stream ends when its reader goes', async () => {
    await using own = await listen()
    const hangUp = new AbortController()
    const parameters = { min_length: 500, max_length: 500, do_sample: true, seed: 1 }
    const call = { inputs: 'Once upon a time', parameters }
    const response = await send(`${own.streamUrl}/stream`, call, hangUp.signal)
    const reader = response.body?.getReader()
    await reader?.read()
    expect(isIdle()).toBe(false)
    hangUp.abort()
    await expect.poll(isIdle, { timeout: 10_000 }).toBe(true)
  })
})

test('behavior: who does not read an answer is cut off', async () => {
  const app = fastify()
  cutSlowReaders(app, 200)
  const ended = new Promise((resolve) => {
    app.get('/', async (_incoming, reply) => {
      reply.raw.once('close', () => resolve(reply.raw.writableFinished))
      return Buffer.alloc(64 * MIB)
    })
  })
  const { port: slowPort } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  const socket = connect(Number(slowPort), '127.0.0.1').pause()
  socket.on('error', () => {})
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n')
  expect(await ended).toBe(false)
  socket.destroy()
  await app.close()
})

test('behavior: bodies beyond what memory there is for them wait, unread', async () => {
  const app = fastify({ bodyLimit: 4 * MIB })
  limitBodies(app, { bodyLimit: 4 * MIB, maxBytes: 2 * MIB, longestWaitMs: 300 })
  app.setErrorHandler(errorHandler(taskmeshErrorForm, silentLogger))
  let letGo = () => {}
  const holding = new Promise<void>((resolve) => (letGo = resolve))
  let read = 0
  app.post('/', async ({ body }) => {
    read += 1
    await holding
    return { length: JSON.stringify(body).length }
  })
  const to = await app.listen({ host: '127.0.0.1', port: 0 })
  const large = JSON.stringify('x'.repeat(1.5 * MIB))
  const first = post(to, large)
  await expect.poll(() => read).toBe(1)
  const second = await post(to, large)
  expect([second.status, second.headers.get('retry-after')]).toEqual([503, '1'])
  const small = post(to, '"small"')
  await expect.poll(() => read).toBe(2)
  letGo()
  expect([(await first).status, (await small).status]).toEqual([200, 200])
  expect((await post(to, large)).status).toBe(200)
  await app.close()
})

describe('GET /metrics', () => {
  test('behavior: calls are counted under the names of other servers', async () => {
    await answers()
    await post(url + path, { inputs: 1 })
    await post(url + path, { inputs: 'x', model: 'made/up' })
    const response = await fetch(`${url}/metrics`)
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/)
    const text = await response.text()
    const labels = '{model_name="taskmesh/demo-sentiment",task="text-classification"}'
    const valueOf = (name: string) =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')
          .at(-1),
      )
    expect(valueOf(`te_request_count${labels}`)).toBeGreaterThan(1)
    expect(valueOf(`te_request_success${labels}`)).toBeGreaterThan(0)
    expect(valueOf(`vllm:request_success_total${labels}`)).toBeGreaterThan(0)
    expect(valueOf('te_request_failure{err="INVALID_REQUEST"}')).toBeGreaterThan(0)
    expect(valueOf(`vllm:num_requests_running${labels}`)).toBe(0)
    expect(text).not.toContain('made/up')
  })
})

test(
  'behavior: a connection on which nothing was ever asked does not hold up the end',
  { timeout: 20_000 },
  async () => {
    const own = await createServer({ runner, drainMs: 60_000 })
    const address = new URL(await own.listen({ host: '127.0.0.1', port: 0 }))
    const socket = connect(Number(address.port), '127.0.0.1')
    await once(socket, 'connect')
    await fetch(new URL('/healthz', address)).then((response) => response.text())
    const cut = once(socket, 'close')
    socket.resume().on('error', () => {})
    await own.close()
    await cut
  },
)

test('behavior: closing refuses new calls, and answers by 503 what is not done in time', async () => {
  const closing = await createServer({ runner, drainMs: 2000 })
  const closingUrl = await closing.listen({ host: '127.0.0.1', port: 0 })
  const long = post(`${closingUrl}/v1/tasks/text-generation`, LONG_CALL)
  await expect.poll(isIdle).toBe(false)
  const closed = closing.close()
  const refused = () => post(closingUrl + path, { inputs: 1 })
  await expect.poll(async () => (await refused()).status, { interval: 5 }).toBe(503)
  expect((await refused()).headers.get('retry-after')).toBe('1')
  const answer = await long
  expect([answer.status, readError(answer).code]).toEqual([503, 'UNAVAILABLE'])
  await closed
  await expect.poll(isIdle, { timeout: 10_000 }).toBe(true)
})
