import { createServer as createHttpServer } from 'node:http'
import {
  BadRequestError,
  BodyTooLargeError,
  EngineCrashedError,
  MediaError,
  NotFoundError,
  QueueFullError,
  UnknownModelError,
  UnsupportedMediaTypeError,
} from '@taskmesh/inference-runner/errors'
import { createServer } from '@taskmesh/inference-runner/server'
import { InvalidRequestError, TASK_IDS, UnknownTaskError } from '@taskmesh/tasks'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { DEMO_OPTIONS, LONG_CALL, demoRunner } from './support/demoRunner.ts'
import { post, readError, reviveAnswer } from './support/http.ts'
import { bombPng, plainPng } from './support/images.ts'
import { enginePid, nextPid } from './support/process.ts'

const images = createHttpServer(async (_request, response) =>
  response.end(await plainPng(9, 9, 'red')),
)
await new Promise<void>((resolve) => images.listen(0, '127.0.0.1', () => resolve()))
const imageAddress = images.address()
const imageHost = `127.0.0.1:${typeof imageAddress === 'object' ? imageAddress?.port : ''}`

const runner = demoRunner({ allowHosts: [imageHost], queueSize: 1 })
const server = await createServer({ runner })
const url = await server.listen({ host: '127.0.0.1', port: 0 })
beforeAll(() => runner.ready())
afterAll(async () => {
  images.close()
  await server.close()
  await runner.close({ signal: AbortSignal.abort() })
})

const run = (task: string, body: unknown) => post(`${url}/v1/tasks/${task}`, body)
const get = async (path: string) => {
  const response = await fetch(url + path)
  const body: unknown = await response.json()
  return { status: response.status, body }
}

describe('POST /v1/tasks/{task}', () => {
  test('default: the result with the model, warnings and time', async () => {
    const { status, body } = await run('text-classification', {
      inputs: ['good', 'bad'],
      parameters: { top_k: 1, foo: 1 },
      model: 'taskmesh/demo-sentiment',
    })
    expect(status).toBe(200)
    expect(body).toEqual({
      task: 'text-classification',
      model: 'taskmesh/demo-sentiment',
      output: [
        [{ label: expect.any(String), score: expect.any(Number) }],
        [{ label: expect.any(String), score: expect.any(Number) }],
      ],
      warnings: [expect.stringContaining('"foo"')],
      ms: expect.any(Number),
    })
  })

  test('behavior: an image by URL from a host that is allowed', async () => {
    const { status } = await run('image-classification', { inputs: `http://${imageHost}/a.png` })
    expect(status).toBe(200)
  })

  test('error: an image by URL from a host that is not allowed', async () => {
    const answer = await run('image-classification', {
      inputs: `http://localhost:${imageHost.split(':')[1]}/`,
    })
    expect(answer.status).toBe(422)
    expect(readError(answer)).toMatchObject({ code: 'MEDIA_UNREADABLE', path: 'inputs' })
  })

  const tooMany = Array.from({ length: 257 }, () => 'x')
  test.each([
    ['no object', [], ''],
    ['null', 'null', ''],
    ['no inputs', {}, 'inputs'],
    ['a number', { inputs: 5 }, 'inputs'],
    ['an empty string', { inputs: '' }, 'inputs'],
    ['an empty batch', { inputs: [] }, 'inputs'],
    ['a batch that is too large', { inputs: tooMany }, 'inputs'],
    ['one wrong item', { inputs: ['good', { text: 'bad' }] }, 'inputs[1]'],
    [
      'a parameter of a wrong type',
      { inputs: 'x', parameters: { top_k: '2' } },
      'parameters.top_k',
    ],
    ['a parameter out of range', { inputs: 'x', parameters: { top_k: 0 } }, 'parameters.top_k'],
    ['parameters of a wrong type', { inputs: 'x', parameters: [] }, 'parameters'],
    ['a model of a wrong type', { inputs: 'x', model: 1 }, 'model'],
  ])('error: %s', async (_name, body, path) => {
    const answer = await run('text-classification', body)
    expect(answer.status).toBe(400)
    expect(readError(answer)).toMatchObject({ code: 'INVALID_REQUEST', path, retryable: false })
    const error = reviveAnswer(answer)
    expect(error).toBeInstanceOf(InvalidRequestError)
    expect(error).toMatchObject({ task: 'text-classification', issues: [{ path }] })
  })

  test.each(['{"inputs": NaN}', '{"inputs": "x"', '{"inputs":"x","__proto__":{"a":1}}', ''])(
    'error: %j is no JSON that is accepted',
    async (body) => {
      const answer = await run('text-classification', body)
      expect(answer.status).toBe(400)
      expect(readError(answer)).toMatchObject({ code: 'BAD_REQUEST' })
      expect(reviveAnswer(answer)).toBeInstanceOf(BadRequestError)
    },
  )

  test('error: another content type', async () => {
    const answer = await post(`${url}/v1/tasks/translation`, 'a=b', { 'content-type': 'text/css' })
    expect(answer.status).toBe(415)
    expect(readError(answer).code).toBe('UNSUPPORTED_MEDIA_TYPE')
    expect(reviveAnswer(answer)).toBeInstanceOf(UnsupportedMediaTypeError)
  })

  test('error: a body of more than 30 MiB', async () => {
    const answer = await run('text-classification', { inputs: 'x'.repeat(31 * 1024 * 1024) })
    expect(answer.status).toBe(413)
    expect(readError(answer).code).toBe('BODY_TOO_LARGE')
    expect(reviveAnswer(answer)).toBeInstanceOf(BodyTooLargeError)
  })

  test('error: an unknown task, model and route', async () => {
    const task = await run('text-clasification', { inputs: 'x' })
    expect(task.status).toBe(404)
    expect(readError(task)).toMatchObject({
      code: 'UNKNOWN_TASK',
      message: expect.stringMatching(/text-classification/),
    })
    expect(reviveAnswer(task)).toBeInstanceOf(UnknownTaskError)
    const model = await run('translation', { inputs: 'x', model: '../../etc/passwd' })
    expect(model.status).toBe(404)
    expect(readError(model)).toMatchObject({ code: 'UNKNOWN_MODEL', path: 'model' })
    expect(reviveAnswer(model)).toBeInstanceOf(UnknownModelError)
    const route = await post(`${url}/v2/none?x=1`, {})
    expect(route.status).toBe(404)
    expect(readError(route)).toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no POST /v2/none.',
    })
    expect(reviveAnswer(route)).toBeInstanceOf(NotFoundError)
  })

  test('error: images that cannot be read', async () => {
    const png = await plainPng(200, 200, 'red')
    const broken = [
      png.subarray(0, png.length - 30),
      await bombPng(50_000),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ]
    for (const bytes of broken) {
      const answer = await run('image-classification', { inputs: bytes.toString('base64') })
      expect(answer.status).toBe(422)
      expect(readError(answer)).toMatchObject({ code: 'MEDIA_UNREADABLE', path: 'inputs' })
      expect(reviveAnswer(answer)).toBeInstanceOf(MediaError)
    }
  })

  test('error: a parameter that the model refuses', async () => {
    const answer = await run('translation', { inputs: 'Hello', parameters: { tgt_lang: 'de' } })
    expect(answer.status).toBe(400)
    expect(readError(answer)).toMatchObject({ path: 'parameters.tgt_lang' })
  })

  test('error: a full queue is 429 with Retry-After; hanging up frees the model', async () => {
    const hangUp = new AbortController()
    const busy = Array.from({ length: 2 }, () =>
      fetch(`${url}/v1/tasks/text-generation`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(LONG_CALL),
        signal: hangUp.signal,
      }).catch(() => 'hung up'),
    )
    await expect.poll(() => hasRoom()).toBe(false)
    const answer = await run('text-generation', { inputs: 'x' })
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(readError(answer)).toMatchObject({ code: 'QUEUE_FULL', retryable: true })
    const error = reviveAnswer(answer)
    expect(error instanceof QueueFullError && String(error.retryAfterSeconds)).toBe(
      answer.headers.get('retry-after'),
    )
    hangUp.abort()
    expect(await Promise.all(busy)).toEqual(['hung up', 'hung up'])
    await expect.poll(() => hasRoom()).toBe(true)
    expect((await run('text-generation', { inputs: 'x' })).status).toBe(200)
  })

  test('error: a crash of the engine is 503; a call that waited runs in the next process', async () => {
    const pid = enginePid(runner) ?? NaN
    using calls = vi.spyOn(runner, 'run')
    const crashed = run('text-generation', LONG_CALL)
    await expect.poll(() => calls.mock.calls.length).toBe(1)
    const waiting = run('text-generation', { inputs: 'x', parameters: { max_new_tokens: 3 } })
    await expect.poll(() => hasRoom()).toBe(false)
    process.kill(pid, 'SIGKILL')
    const answer = await crashed
    expect(answer.status).toBe(503)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(readError(answer)).toMatchObject({ code: 'ENGINE_CRASHED', retryable: true })
    expect(reviveAnswer(answer)).toBeInstanceOf(EngineCrashedError)
    expect((await waiting).status).toBe(200)
    expect(await nextPid(runner, pid)).not.toBe(pid)
  })

  function hasRoom(): boolean {
    try {
      runner.assertRoom('text-generation')
      return true
    } catch {
      return false
    }
  }
})

describe('health, models and tasks', () => {
  test('GET /health/live and /health/ready', async () => {
    expect(await get('/health/live')).toEqual({ status: 200, body: { status: 'live' } })
    await runner.ready()
    expect(await get('/health/ready')).toEqual({ status: 200, body: { status: 'ready' } })
    const idle = demoRunner()
    const other = await createServer({ runner: idle })
    expect((await other.inject('/health/ready')).statusCode).toBe(503)
    await other.close()
    await idle.close()
  })

  test('GET /v1/models', async () => {
    const models = runner.models().map((model) => ({ ...model, pid: undefined }))
    const ids = new Set(models.map(({ id }) => id))
    const data = [...ids].map((id) => ({
      id,
      object: 'model',
      created: expect.any(Number),
      owned_by: 'taskmesh',
    }))
    expect(await get('/v1/models')).toEqual({
      status: 200,
      body: { object: 'list', data, models },
    })
  })

  test('GET /v1/tasks says of every task whether it runs here', async () => {
    const { body } = await get('/v1/tasks')
    expect(body).toEqual({
      tasks: TASK_IDS.map((id) =>
        expect.objectContaining({ id, runnable: DEMO_OPTIONS.some(({ task }) => task === id) }),
      ),
    })
    const other = await createServer({ runner: demoRunner({ models: [] }) })
    const response = await other.inject('/v1/tasks')
    expect(response.json()).toEqual({
      tasks: TASK_IDS.map((id) =>
        expect.objectContaining({
          id,
          models: [],
          runnable: false,
          reason: expect.any(String),
          reasonCode: expect.stringMatching(/^(NO_MODEL|NO_ENGINE)$/),
        }),
      ),
    })
    await other.close()
  })
})

test('behavior: pages of this machine may call, others only when they are named', async () => {
  const preflight = (origin: string) =>
    fetch(`${url}/v1/tasks/translation`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    })
  const allowed = async (origin: string) =>
    (await preflight(origin)).headers.get('access-control-allow-origin')
  expect(await allowed('http://localhost:5173')).toBe('http://localhost:5173')
  expect(await allowed('https://evil.example')).toBeNull()
  expect(await allowed('http://localhost.evil.example')).toBeNull()
})

test('behavior: an error of the set-up tells callers no paths', async () => {
  const broken = demoRunner({
    models: [{ task: 'translation', id: 'a/b', path: '/secret/folder' }],
  })
  const other = await createServer({ runner: broken })
  const response = await other.inject({
    method: 'POST',
    url: '/v1/tasks/translation',
    payload: { inputs: 'x' },
  })
  expect(response.statusCode).toBe(500)
  expect(response.body).not.toContain('/secret')
  expect(response.body).not.toContain('    at ')
  await other.close()
  await broken.close()
})
