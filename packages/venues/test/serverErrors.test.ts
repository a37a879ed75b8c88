import type { RequestListener } from 'node:http'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { readErrorBody, reviveError } from '@taskmesh/errors'
import {
  httpRunner,
  RunnerAnswerError,
  RunnerHttpError,
  type HttpRunnerOptions,
  type VenueProgress,
} from '../src/index.ts'
import { readServerWords } from '../src/runner/serverWords.ts'
import { serve } from './support/services.ts'

let server: Awaited<ReturnType<typeof serve>> | undefined
afterEach(() => server?.stop())

/** What one answer of a server is. */
interface Answer {
  status?: number
  type?: string
  headers?: Record<string, string>
  body?: unknown
}

const ANSWER: Answer = { body: { output: { translation_text: 'Bonjour' } } }

function send({ status = 200, type = 'application/json', headers, body = '' }: Answer) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const listener: RequestListener = (_, response) =>
    response.writeHead(status, { 'content-type': type, ...headers }).end(text)
  return listener
}

/** Runs a translation on a server that gives these answers, the last one for ever. */
async function runOn(
  answers: readonly Answer[],
  options: Partial<HttpRunnerOptions> = {},
  signal?: AbortSignal,
) {
  let calls = 0
  const told: VenueProgress[] = []
  server = await serve((request, response) => {
    const answer = answers[Math.min(calls, answers.length - 1)]
    calls += 1
    send(answer ?? {})(request, response)
  })
  const venue = httpRunner({ url: server.url, ...options })
  const onProgress = (progress: VenueProgress) => told.push(progress)
  const start = performance.now()
  const result = await venue
    .run('translation', { inputs: 'Hello' }, { onProgress, signal })
    .then(({ output }) => ({ output, error: undefined }))
    .catch((error: unknown) => ({ output: undefined, error }))
  return { ...result, told, calls, ms: performance.now() - start }
}

const HTML = 'text/html; charset=utf-8'
const PROBLEM = 'application/problem+json'

describe('the body of an error is read, whatever its form', () => {
  test.each<[string, Answer, object]>([
    [
      'Hugging Face',
      { status: 503, body: { error: 'Model gpt2 is currently loading', estimated_time: 900 } },
      { reason: 'Model gpt2 is currently loading', retryAfterSeconds: 900, retryable: true },
    ],
    [
      'Hugging Face, with warnings',
      { status: 400, body: { error: ['Error in `inputs`', 'and more'], warnings: ['Use text.'] } },
      {
        reason: 'Error in `inputs`',
        actor: 'caller',
        details: expect.stringMatching(/and more\nUse text\./),
      },
    ],
    [
      'OpenAI',
      {
        status: 401,
        body: {
          error: {
            message: 'Incorrect API key provided.',
            type: 'invalid_request_error',
            param: null,
            code: 'invalid_api_key',
          },
        },
      },
      {
        reason: 'Incorrect API key provided.',
        serverType: 'invalid_request_error',
        serverCode: 'invalid_api_key',
        actor: 'configuration',
      },
    ],
    [
      'OpenAI, about a field',
      { status: 400, body: { error: { message: 'Too long.', param: 'max_tokens', code: null } } },
      { reason: 'Too long.', details: 'About: max_tokens', path: undefined },
    ],
    [
      'FastAPI, one sentence',
      { status: 404, body: { detail: 'Not Found' } },
      { reason: 'Not Found', actor: 'configuration' },
    ],
    [
      'FastAPI, a list of faults',
      {
        status: 422,
        body: {
          detail: [
            { loc: ['body', 'inputs', 0, 'question'], msg: 'Field required', type: 'missing' },
            { loc: ['body', 'parameters', 'top_k'], msg: 'Too small', type: 'greater_than' },
          ],
        },
      },
      {
        reason: 'Field required',
        path: 'inputs[0].question',
        serverType: 'missing',
        details: 'parameters.top_k: Too small',
      },
    ],
    [
      'FastAPI, a fault of a field that is none of a task',
      { status: 422, body: { detail: [{ loc: ['query', 'limit'], msg: 'Too big' }] } },
      { reason: 'query.limit: Too big', path: undefined },
    ],
    [
      'TEI',
      { status: 413, body: { error: 'batch size 33 > maximum 32', error_type: 'Validation' } },
      { reason: 'batch size 33 > maximum 32', serverType: 'Validation' },
    ],
    [
      'RFC 9457',
      {
        status: 403,
        type: PROBLEM,
        body: { type: 'about:blank', title: 'Out of credit', detail: 'You have 30.', status: 403 },
      },
      { reason: 'Out of credit: You have 30.' },
    ],
    [
      'vLLM',
      { status: 400, body: { object: 'error', message: 'Bad model', type: 'NotFound', code: 404 } },
      { reason: 'Bad model', serverType: 'NotFound', serverCode: '404' },
    ],
    [
      'text',
      { status: 500, type: 'text/plain', body: 'Internal\n error' },
      { reason: 'Internal error' },
    ],
    [
      'a page',
      {
        status: 502,
        type: HTML,
        body: '<!doctype html><html><head><title>502 Bad Gateway</title></head><body><script>alert(1)</script>',
      },
      { reason: '“502 Bad Gateway”' },
    ],
    [
      'a page without a title',
      { status: 500, type: HTML, body: '<p>oops' },
      { reason: 'a page without a title' },
    ],
    [
      'XML',
      {
        status: 403,
        type: 'application/xml',
        body: '<?xml version="1.0"?><Error><Code>A</Code><Message>Access Denied</Message></Error>',
      },
      { reason: '“Access Denied”' },
    ],
    ['nothing', { status: 504 }, { reason: undefined }],
    [
      'an error under status 200',
      { body: { error: 'Model is too large' } },
      { reason: 'Model is too large', status: 200 },
    ],
  ])('%s', async (_name, answer, expected) => {
    const { error, calls } = await runOn([answer])
    expect(error).toBeInstanceOf(RunnerHttpError)
    expect(error).toMatchObject({
      code: 'RUNNER_HTTP_ERROR',
      status: answer.status ?? 200,
      ...expected,
    })
    expect(String(error)).not.toMatch(/<\w|UNREACHABLE/)
    expect(calls).toBe(1)
  })

  test('a body without an end is read to its limit', async () => {
    const { error } = await runOn([{ status: 500, body: 'x'.repeat(1_000_000) }])
    expect(error).toBeInstanceOf(RunnerHttpError)
    expect(String(error).length).toBeLessThan(1000)
  })

  test('marks that turn the direction of writing are left out', () => {
    expect(readServerWords('{"error":"a\\u202eb\\u0000c"}').message).toBe('a b c')
  })

  test('its facts travel as JSON', async () => {
    const { error } = await runOn([{ status: 503, body: { error: 'Later', estimated_time: 900 } }])
    const body = readErrorBody(JSON.parse(JSON.stringify(error)))
    const revived = body && reviveError(body, { RUNNER_HTTP_ERROR: RunnerHttpError })
    expect(revived).toBeInstanceOf(RunnerHttpError)
    expect(revived).toMatchObject({ status: 503, reason: 'Later', retryAfterSeconds: 900 })
  })

  test('property: whatever a body is, it is read without an exception and without markup', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => `<p>${text}`),
        ),
        (text) => {
          const { message = '', lines } = readServerWords(text)
          expect(message.length).toBeLessThan(1000)
          expect(lines.length).toBeLessThan(60)
          expect(`${message}${lines.join('')}`).not.toMatch(/[\p{Cc}\p{Cf}]/u)
        },
      ),
    )
  })
})

describe('a server that says when it wants to be asked again', () => {
  const busy = (headers: Record<string, string>): Answer => ({ status: 429, headers, body: '' })

  test.each<[string, Answer]>([
    ['Retry-After in seconds', busy({ 'retry-after': '1' })],
    ['Retry-After as a date', busy({ 'retry-after': new Date(Date.now() + 1500).toUTCString() })],
    ['retry-after-ms', busy({ 'retry-after-ms': '600' })],
    ['estimated_time', { status: 503, body: { error: 'Loading', estimated_time: 0.6 } }],
    [
      'a runner’s own error',
      {
        status: 503,
        body: {
          error: {
            code: 'MODEL_LOADING',
            message: 'It loads.',
            actor: 'provider',
            retryable: true,
            data: { estimatedSeconds: 0.6 },
          },
        },
      },
    ],
  ])('%s: is waited for, and asked again', async (_name, answer) => {
    const { output, calls, told } = await runOn([answer, ANSWER])
    expect(output).toEqual({ translation_text: 'Bonjour' })
    expect(calls).toBe(2)
    expect(told[0]?.message).toMatch(
      /^(The server is busy|The model is loading)\. Asked again in \d s$/,
    )
  })

  test('the wait counts down', async () => {
    const { told, ms } = await runOn([busy({ 'retry-after': '3' }), ANSWER])
    const seconds = told.map(({ message = '' }) => Number(/again in (\d+) s$/.exec(message)?.[1]))
    expect(seconds[0]).toBe(3)
    expect(seconds.length).toBeGreaterThan(1)
    // On a busy machine a second may be left out, none is said twice.
    expect([...new Set(seconds)].toSorted((a, b) => b - a)).toEqual(seconds)
    const estimates = told.map(({ estimatedMs }) => estimatedMs ?? 0)
    expect(estimates.toSorted((a, b) => b - a)).toEqual(estimates)
    expect(ms).toBeGreaterThan(2900)
  })

  test('a model that loads is said to load', async () => {
    const loading: Answer = {
      status: 503,
      body: { error: 'Model is loading', estimated_time: 0.6 },
    }
    const { told } = await runOn([loading, ANSWER])
    expect(told[0]).toMatchObject({
      status: 'loading',
      message: expect.stringContaining('loading'),
    })
  })

  test('not longer than it may take altogether', async () => {
    const { error, calls } = await runOn([busy({ 'retry-after': '1' })], { maxWaitMs: 1500 })
    expect(error).toMatchObject({ status: 429, retryAfterSeconds: 1, retryable: true })
    expect(calls).toBe(2)
  })

  test('what is too long is not begun', async () => {
    const { error, ms } = await runOn([busy({ 'retry-after': '86400' })])
    expect(error).toMatchObject({
      status: 429,
      details: expect.stringContaining('again in 86400 seconds'),
    })
    expect(ms).toBeLessThan(5000)
  })

  test('a wait can be cancelled', async () => {
    const controller = new AbortController()
    const left = new Error('Left.')
    const running = runOn([busy({ 'retry-after': '30' })], {}, controller.signal)
    setTimeout(() => controller.abort(left), 300)
    const { error, ms } = await running
    expect(error).toBe(left)
    expect(ms).toBeLessThan(10_000)
  })

  test.each([[429], [503]])('%i without a time is an error at once', async (status) => {
    const { error, calls } = await runOn([{ status, body: { error: 'Busy' } }])
    expect(error).toMatchObject({ status, retryable: true })
    expect(calls).toBe(1)
  })

  test('another error does not wait, whatever its headers say', async () => {
    const { calls } = await runOn([{ status: 400, headers: { 'retry-after': '1' } }])
    expect(calls).toBe(1)
  })
})

describe('an answer in pieces', () => {
  const event = (type: string, data: unknown) => `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`
  const token = (text: string) => event('piece', { token: { id: 1, text, special: false } })
  const piece = (content: string) => event('piece', { choices: [{ index: 0, delta: { content } }] })

  async function streamed(task: 'text-generation' | 'chat-completion', text: string) {
    server = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end(text)
    })
    const onProgress = vi.fn<(progress: VenueProgress) => void>()
    const inputs = task === 'text-generation' ? 'Once' : [{ role: 'user', content: 'Hi' }]
    const run = httpRunner({ url: server.url }).run(
      task,
      { inputs: inputs as never },
      { onProgress },
    )
    const [output, error] = await run.then(
      (answer): [unknown, unknown] => [answer.output, undefined],
      (thrown: unknown): [unknown, unknown] => [undefined, thrown],
    )
    const texts = onProgress.mock.calls.map(([progress]) => progress.text)
    return { texts, error, output }
  }

  test('text-generation: its text so far is told', async () => {
    const end = event('result', { output: [{ generated_text: 'Once upon a' }] })
    const { texts, error } = await streamed(
      'text-generation',
      `${token(' upon')}${token(' a')}${end}`,
    )
    expect(error).toBeUndefined()
    expect(texts).toEqual([' upon', ' upon a'])
  })

  test('chat-completion: its text so far is told', async () => {
    const message = { role: 'assistant', content: 'Hello' }
    const end = event('result', {
      output: {
        id: '1',
        created: 1,
        model: 'm',
        choices: [{ index: 0, message, finish_reason: 'stop' }],
      },
    })
    const { texts, error } = await streamed(
      'chat-completion',
      `${piece('Hel')}${piece('lo')}${end}`,
    )
    expect(error).toBeUndefined()
    expect(texts).toEqual(['Hel', 'Hello'])
  })

  const plain = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`
  const chunk = (delta: object, reason: string | null = null) =>
    plain({
      id: 'c1',
      object: 'chat.completion.chunk',
      created: 1,
      model: 'm',
      choices: [{ index: 0, delta, finish_reason: reason }],
    })
  const DONE = 'data: [DONE]\n\n'

  test('chat-completion as OpenAI streams it: its text so far is told, and the answer put together', async () => {
    const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 }
    const { texts, error, output } = await streamed(
      'chat-completion',
      [
        chunk({ role: 'assistant', content: '' }),
        chunk({ content: 'Hel' }),
        chunk({ content: 'lo' }),
        chunk({}, 'length'),
        plain({ id: 'c1', created: 1, model: 'm', choices: [], usage }),
        DONE,
      ].join(''),
    )
    expect(error).toBeUndefined()
    expect(texts).toEqual(['Hel', 'Hello'])
    expect(output).toMatchObject({
      id: 'c1',
      model: 'm',
      usage,
      choices: [{ index: 0, message: { content: 'Hello' }, finish_reason: 'length' }],
    })
  })

  test('chat-completion as OpenAI streams it: calls of tools come in pieces as well', async () => {
    const call = (part: object) => chunk({ tool_calls: [{ index: 0, ...part }] })
    const { error, output } = await streamed(
      'chat-completion',
      [
        call({ id: 'a', type: 'function', function: { name: 'find', arguments: '{"q":' } }),
        call({ function: { arguments: '"x"}' } }),
        chunk({}, 'tool_calls'),
        DONE,
      ].join(''),
    )
    expect(error).toBeUndefined()
    const called = { id: 'a', function: { name: 'find', arguments: '{"q":"x"}' } }
    expect(output).toMatchObject({
      choices: [{ message: { content: null, tool_calls: [called] }, finish_reason: 'tool_calls' }],
    })
  })

  test('text-generation as OpenAI and as TGI stream it', async () => {
    const word = (text: string) => plain({ choices: [{ index: 0, text }] })
    const first = await streamed('text-generation', `${word('upon')}${word(' a')}${DONE}`)
    expect(first).toMatchObject({ error: undefined, texts: ['upon', 'upon a'] })
    expect(first.output).toEqual([{ generated_text: 'upon a' }])
    const tgi = (text: string, whole: string | null) =>
      plain({ token: { id: 1, text, logprob: 0, special: false }, generated_text: whole })
    const second = await streamed('text-generation', `${tgi('upon', null)}${tgi(' a', 'upon a')}`)
    expect(second).toMatchObject({ error: undefined, texts: ['upon', 'upon a'] })
    expect(second.output).toEqual([{ generated_text: 'upon a' }])
  })

  test('error: a stream as OpenAI’s that breaks off, or says that it failed', async () => {
    const broken = await streamed('chat-completion', chunk({ content: 'Hel' }))
    expect(broken.error).toMatchObject({ retryable: true, reason: 'it ended before the result' })
    const fault = plain({ error: { message: 'Out of memory', code: 500 } })
    const failed = await streamed('chat-completion', `${chunk({ content: 'Hel' })}${fault}`)
    expect(failed.error).toBeInstanceOf(RunnerHttpError)
    expect(failed.error).toMatchObject({ reason: 'Out of memory' })
  })

  test('error: a stream that breaks off after pieces', async () => {
    const { texts, error } = await streamed('text-generation', token(' upon'))
    expect(texts).toEqual([' upon'])
    expect(error).toBeInstanceOf(RunnerAnswerError)
    expect(error).toMatchObject({ retryable: true, reason: 'it ended before the result' })
  })

  test('error: a stream that ends with the error of another server', async () => {
    const { error } = await streamed('text-generation', event('error', { error: 'Out of memory' }))
    expect(error).toBeInstanceOf(RunnerHttpError)
    expect(error).toMatchObject({ reason: 'Out of memory' })
  })
})
