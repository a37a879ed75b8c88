import type { RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { isRecord, RemoteError, type ErrorClasses, type TaskmeshError } from '@taskmesh/errors'
import {
  MediaError,
  QueueFullError,
  RUNNER_ERRORS,
  SERVER_ERRORS,
  UnknownModelError,
} from '@taskmesh/inference-runner/errors'
import {
  InvalidOutputError,
  InvalidRequestError,
  UnknownTaskError,
  type TaskId,
} from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  httpRunner,
  InvalidRunnerUrlError,
  RunnerAnswerError,
  RunnerError,
  RunnerTimeoutError,
  RunnerUnreachableError,
  VenueCannotRunError,
  type VenueProgress,
} from '../src/index.ts'
import { serve, serveRunner } from './support/services.ts'

async function thrownBy(run: Promise<unknown>): Promise<unknown> {
  return run.then(
    (value) => {
      throw new Error(`It resolved with ${JSON.stringify(value)}.`)
    },
    (error: unknown) => error,
  )
}

describe('a runner', () => {
  let service: Awaited<ReturnType<typeof serveRunner>>
  beforeAll(async () => {
    service = await serveRunner(['text-classification', 'image-classification', 'translation'])
  })
  afterAll(() => service.stop())

  test('runs a request and answers with the output, typed and checked', async () => {
    const venue = httpRunner({ url: service.url })
    const { output, model, warnings, ms } = await venue.run('text-classification', {
      inputs: 'I like it',
      parameters: { top_k: 1, temperature: 1 },
    })
    expect(output[0]?.label).toBe('POSITIVE')
    expect(model).toBe('taskmesh/demo-sentiment')
    expect(warnings).toEqual([expect.stringContaining('"temperature"')])
    expect(ms).toBeGreaterThan(0)
  })

  test('tells how far a call is: loading, waiting, running', async () => {
    const cold = await serveRunner(['text-generation'], {}, 'cold')
    const venue = httpRunner({ url: cold.url })
    const told: VenueProgress[][] = []
    const call = async () => {
      const progress: VenueProgress[] = []
      told.push(progress)
      const parameters = { max_new_tokens: 20 }
      const request = { inputs: 'Once', parameters }
      return venue.run('text-generation', request, { onProgress: (one) => progress.push(one) })
    }
    const answers = await Promise.all([call(), call()])
    expect(answers[1].output).toEqual(answers[0].output)
    const messages = told.flat().map(({ status, message }) => `${status}: ${message}`)
    expect(messages).toContainEqual(expect.stringMatching(/^loading: Loads .+, \d+ %\.$/))
    expect(messages).toContain('running: Waits for the model, as number 1.')
    expect(told.map((one) => one.at(-1)?.message)).toEqual(['The model runs.', 'The model runs.'])
    await cold.stop()
  })

  test('what fails while its progress is told is the same error', async () => {
    const parameters = { src_lang: 'en', tgt_lang: 'de' }
    const venue = httpRunner({ url: service.url })
    const run = venue.run('translation', { inputs: 'Hello', parameters }, { onProgress() {} })
    expect(await thrownBy(run)).toBeInstanceOf(InvalidRequestError)
  })

  test('answers an array with an array', async () => {
    const venue = httpRunner({ url: `${service.url}/` })
    const { output } = await venue.run('text-classification', { inputs: ['Good.', 'Bad.'] })
    expect(output.map(([best]) => best?.label)).toEqual(['POSITIVE', 'NEGATIVE'])
  })

  test('gets files as data: URLs', async () => {
    const [example] = TASK_EXAMPLES['image-classification']
    const response = await fetch(String(example?.request.inputs))
    const bytes = new Uint8Array(await response.arrayBuffer())
    const venue = httpRunner({ url: service.url })
    for (const inputs of [bytes, new Blob([bytes], { type: 'image/png' })]) {
      const { output } = await venue.run('image-classification', { inputs })
      expect(output[0]?.label).toBe('7')
    }
  })

  test('error: what the model refuses is an InvalidRequestError with its issues', async () => {
    const request = { inputs: 'Hello', parameters: { src_lang: 'en', tgt_lang: 'de' } }
    const error = await thrownBy(httpRunner({ url: service.url }).run('translation', request))
    expect(error).toBeInstanceOf(InvalidRequestError)
    expect(error).toMatchObject({
      code: 'INVALID_REQUEST',
      actor: 'caller',
      path: 'parameters.tgt_lang',
      issues: [{ path: 'parameters.tgt_lang' }],
    })
  })

  test('error: another code of the runner is a RunnerError with that code', async () => {
    const venue = httpRunner({ url: service.url, model: 'nobody/knows' })
    const error = await thrownBy(venue.run('translation', { inputs: 'Hello' }))
    expect(error).toBeInstanceOf(RunnerError)
    expect(error).toMatchObject({ code: 'UNKNOWN_MODEL', actor: 'caller', path: 'model' })
  })

  test('error: with the classes of the runner it is one of them', async () => {
    const errors = { UNKNOWN_MODEL: UnknownModelError }
    const venue = httpRunner({ url: service.url, model: 'nobody/knows', errors })
    const error = await thrownBy(venue.run('translation', { inputs: 'Hello' }))
    expect(error).toBeInstanceOf(UnknownModelError)
  })
})

describe('a server that only looks like a runner', () => {
  let server: Awaited<ReturnType<typeof serve>> | undefined
  afterEach(() => server?.stop())

  async function venueOn(listener: RequestListener, limits = {}) {
    server = await serve(listener)
    return httpRunner({ url: server.url, ...limits })
  }

  const json = (status: number, value: unknown) => (_: unknown, response: ServerResponse) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

  async function failureOf(listener: RequestListener, limits = {}) {
    const venue = await venueOn(listener, limits)
    return thrownBy(venue.run('translation', { inputs: 'Hello' }))
  }

  test.each<[string, string]>([
    ['no result', 'event: progress\ndata: {"state":"running"}\n\n'],
    ['what is no JSON', 'event: result\ndata: {\n\n'],
    ['too much', `: ${'x'.repeat(3000)}\n\n`],
  ])('error: events with %s', async (_, text) => {
    const venue = await venueOn(
      (_request, response) =>
        response.writeHead(200, { 'content-type': 'text/event-stream' }).end(text),
      { maxBytes: 2000 },
    )
    const run = venue.run('translation', { inputs: 'Hello' }, { onProgress() {} })
    expect(await thrownBy(run)).toBeInstanceOf(RunnerAnswerError)
  })

  const typed = (type: string, text: string) => (_: unknown, response: ServerResponse) =>
    response.writeHead(200, { 'content-type': type }).end(text)

  test.each<[string, RequestListener, string]>([
    [
      'a page',
      typed('text/html', '<html><title>Log in &amp; go</title>'),
      'it is a page, “Log in & go”, and no JSON',
    ],
    ['a picture', typed('image/png', '\u0089PNG'), 'it is image/png and no JSON'],
    ['nothing', (_, response) => response.end(), 'it is empty'],
    ['JSON without an output', json(200, { result: 1 }), 'it has no output'],
    ['an output in an array', json(200, [{ output: 1 }]), 'it has no output'],
    [
      'a model that is no string',
      json(200, { output: { translation_text: 'a' }, model: 5 }),
      'it has no output',
    ],
  ])('error: %s', async (_name, listener, reason) => {
    const error = await failureOf(listener)
    expect(error).toBeInstanceOf(RunnerAnswerError)
    expect(error).toMatchObject({ code: 'RUNNER_ANSWER', actor: 'provider', reason })
  })

  test('error: an answer without an end is left at the limit', async () => {
    let isEnded = false
    function* spaces() {
      for (;;) yield ' '.repeat(64 * 1024)
    }
    const endless: RequestListener = (_, response) => {
      response.on('close', () => (isEnded = true))
      Readable.from(spaces()).pipe(response)
    }
    const error = await failureOf(endless, { maxBytes: 1_000_000 })
    expect(error).toBeInstanceOf(RunnerAnswerError)
    expect(error).toMatchObject({ reason: 'it is larger than 1000000 bytes' })
    await expect.poll(() => isEnded).toBe(true)
  })

  test('error: a server that hangs up in the middle', async () => {
    const error = await failureOf((_, response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('{"output":', () => response.destroy())
    })
    expect(error).toBeInstanceOf(RunnerAnswerError)
    expect(error).toMatchObject({
      retryable: true,
      reason: expect.stringContaining('the connection broke off in the middle'),
    })
  })

  test('error: a server that hangs up before it answers', async () => {
    const error = await failureOf((_, response) => response.destroy())
    expect(error).toBeInstanceOf(RunnerAnswerError)
    expect(error).toMatchObject({ retryable: true })
  })

  test('error: a server that never answers', async () => {
    const error = await failureOf(() => {}, { timeoutMs: 50 })
    expect(error).toBeInstanceOf(RunnerTimeoutError)
    expect(error).toMatchObject({
      code: 'DEADLINE_EXCEEDED',
      retryable: true,
      message: expect.stringContaining('within 0.05 s'),
    })
  })

  test('error: a server that is not there', async () => {
    const { url, stop } = await serve(() => {})
    await stop()
    const error = await thrownBy(httpRunner({ url }).run('translation', { inputs: 'Hello' }))
    expect(error).toBeInstanceOf(RunnerUnreachableError)
    expect(error).toMatchObject({ reason: expect.stringContaining('ECONNREFUSED') })
  })

  test('error: what aborts the run is thrown as it is', async () => {
    const controller = new AbortController()
    const reason = new Error('The page was left.')
    const venue = await venueOn(() => controller.abort(reason))
    const { signal } = controller
    const error = await thrownBy(venue.run('translation', { inputs: 'Hello' }, { signal }))
    expect(error).toBe(reason)
    const again = await thrownBy(venue.run('translation', { inputs: 'Hello' }, { signal }))
    expect(again).toBe(reason)
  })

  test('error: an output of another shape, with what came', async () => {
    const error = await failureOf(json(200, { output: { text: 'Bonjour' } }))
    expect(error).toBeInstanceOf(InvalidOutputError)
    expect(error).toMatchObject({ received: { text: 'Bonjour' } })
  })

  const body = (error: TaskmeshError) => JSON.parse(JSON.stringify({ error }))

  test.each([
    ['InvalidRequestError', new InvalidRequestError('translation', []), InvalidRequestError],
    ['InvalidOutputError', new InvalidOutputError('translation', []), InvalidOutputError],
    ['UnknownTaskError', new UnknownTaskError('translatoin', []), UnknownTaskError],
    ['QueueFullError', new QueueFullError('a/model', 64, 3), RunnerError],
    ['MediaError', new MediaError('inputs', 'it is no image'), RunnerError],
  ])('error: %s comes back with all that it says', async (_name, sent, expected) => {
    const error = await failureOf(json(500, body(sent)), { maxWaitMs: 0 })
    expect(error).toBeInstanceOf(expected)
    expect(JSON.parse(JSON.stringify(error))).toEqual(JSON.parse(JSON.stringify(sent)))
  })

  const classes: ErrorClasses = { ...RUNNER_ERRORS, ...SERVER_ERRORS }
  /** What the classes of a runner need of the facts that some of them have. */
  const data = {
    reason: 'because',
    retryAfterSeconds: 1,
    estimatedSeconds: 1,
    quota: 'requestsPerMinute',
  }
  const coded = (code: string) =>
    json(500, { error: { code, message: 'x', actor: 'provider', retryable: false, data } })

  test.each(Object.keys(classes))('error: %s is a RunnerError with that code', async (code) => {
    const error = await failureOf(coded(code), { maxWaitMs: 0 })
    expect(error).toBeInstanceOf(RunnerError)
    expect(error).toMatchObject({ code })
  })

  test.each(Object.entries(classes))(
    'error: %s is of its class where the venue knows the classes',
    async (code, Class) => {
      const error = await failureOf(coded(code), { errors: classes })
      expect(error).toBeInstanceOf(Class)
    },
  )

  test('error: when to try again is a field', async () => {
    const full = json(429, body(new QueueFullError('a/model', 64, 3)))
    const error = await failureOf(full, { maxWaitMs: 0 })
    expect(error).toMatchObject({ code: 'QUEUE_FULL', retryable: true, retryAfterSeconds: 3 })
  })

  test('error: a code of a newer runner is a RemoteError', async () => {
    const sent = { code: 'TOO_HOT', message: 'The GPU is too hot.', actor: 'provider' }
    const error = await failureOf(json(503, { error: { ...sent, retryable: true } }))
    expect(error).toBeInstanceOf(RemoteError)
    expect(error).toMatchObject({ remoteCode: 'TOO_HOT', actor: 'provider', retryable: true })
  })

  test('error: a task that it has listed as not runnable is refused without a call', async () => {
    let calls = 0
    server = await serve((_, response) => {
      calls += 1
      response.end()
    })
    const reason = 'No model is served for this task.'
    const tasks = [
      { id: 'translation', models: [], runnable: false, reason, code: 'NO_MODEL' },
    ] as const
    const venue = httpRunner({ url: server.url, tasks, label: 'The runner' })
    expect(venue.can('translation')).toEqual({ runnable: false, reason, code: 'NO_MODEL' })
    expect(venue.can('robotics')).toMatchObject({ runnable: false, code: 'UNKNOWN_TASK' })
    const error = await thrownBy(venue.run('translation', { inputs: 'Hello' }))
    expect(error).toBeInstanceOf(VenueCannotRunError)
    expect(error).toMatchObject({ venue: 'runner', reason })
    expect(calls).toBe(0)
  })
})

describe('what is posted', () => {
  /** A server that answers with what it got. */
  const echo: RequestListener = (request, response) => {
    let text = ''
    request.on('data', (chunk) => (text += chunk))
    request.on('end', () => {
      const received: unknown = JSON.parse(text)
      const error = { code: 'INTERNAL', message: text, details: request.url ?? '' }
      response.writeHead(500).end(JSON.stringify({ error, received }))
    })
  }

  async function posted(task: TaskId, request: object, path = '') {
    const server = await serve(echo)
    try {
      const venue = httpRunner({ url: server.url + path, model: 'a/model' })
      // What travels is looked at, not what a model makes of it.
      const error = await thrownBy(venue.run(task, request as never))
      if (!(error instanceof RunnerError)) throw error
      const value: unknown = JSON.parse(error.shortMessage)
      return { route: error.details, body: isRecord(value) ? value : {} }
    } finally {
      await server.stop()
    }
  }

  const image = new Blob(['x'], { type: 'image/png' })
  const dataUrl = 'data:image/png;base64,eA=='

  test('the inputs, the parameters and the model, to the route of the task', async () => {
    const request = { inputs: 'Hello', parameters: { tgt_lang: 'fr' } }
    const { route, body } = await posted('translation', request, '/behind/proxy?key=1#a')
    expect(route).toBe('/behind/proxy/v1/tasks/translation')
    expect(body).toEqual({ ...request, model: 'a/model' })
  })

  test.each<[TaskId, string, object, object]>([
    [
      'visual-question-answering',
      'in an input',
      { inputs: { image, question: 'What?' } },
      { inputs: { image: dataUrl, question: 'What?' } },
    ],
    [
      'image-classification',
      'in a batch, beside URLs',
      { inputs: [image, 'https://example.com/a.png'] },
      { inputs: [dataUrl, 'https://example.com/a.png'] },
    ],
    [
      'robotics',
      'by name',
      { inputs: { observation: { state: [1, 2], images: { top: image } } } },
      { inputs: { observation: { state: [1, 2], images: { top: dataUrl } } } },
    ],
    [
      'image-to-image',
      'in parameters',
      { inputs: dataUrl, parameters: { mask_image: image, seed: 1 } },
      { inputs: dataUrl, parameters: { mask_image: dataUrl, seed: 1 } },
    ],
  ])('files of %s, %s, are data: URLs', async (task, _where, request, expected) => {
    expect((await posted(task, request)).body).toMatchObject(expected)
  })
})

describe('the URL of a runner', () => {
  test.each([
    ['here', 'it is not a URL'],
    ['ftp://example.com', 'its scheme is ftp:'],
    ['http://me:secret@example.com', 'it carries credentials'],
  ])('error: %s', async (url, reason) => {
    const error = await thrownBy(httpRunner({ url }).run('translation', { inputs: 'Hello' }))
    expect(error).toBeInstanceOf(InvalidRunnerUrlError)
    expect(String(error)).toContain(reason)
    expect(String(error)).not.toContain('secret')
  })
})
