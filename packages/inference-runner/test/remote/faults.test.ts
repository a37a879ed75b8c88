import { createRunner, InvalidOptionError, RemoteBusyError } from '@taskmesh/inference-runner'
import { encodeStream } from '@taskmesh/tasks/dialects/stream'
import { expect, onTestFinished, test } from 'vitest'
import { toErrorReply } from '../../src/server/core/toErrorReply.ts'
import { callOf } from '../support/pipelineFolder.ts'
import { loadRemote, startServer, type Answer } from '../support/remoteServer.ts'

const KEY = 'sk-very-secret'

/** What a call of a model behind such a server fails with. */
async function failureOf(
  answer: () => Answer | Promise<Answer>,
  options: object = {},
): Promise<unknown> {
  const { url } = await startServer(answer)
  const spec = { task: 'translation', url, dialect: 'hugging-face', apiKey: KEY } as const
  const model = await loadRemote({ ...spec, ...options })
  return model.run(callOf(['Hello'])).then(
    () => undefined,
    (error: unknown) => error,
  )
}

test.each([
  [429, '7', 7],
  [503, 'soon', 1],
  [503, '999999', 3600],
])('error: %i with Retry-After %s can be tried again in %i s', async (status, after, seconds) => {
  const headers = { 'retry-after': after }
  const error = await failureOf(() => new Response('{}', { status, headers }))
  expect(error).toBeInstanceOf(RemoteBusyError)
  expect(error).toMatchObject({ retryable: true, retryAfterSeconds: seconds })
  expect(toErrorReply(error)).toMatchObject({ status: 503, retryAfter: seconds })
})

test.each([
  [401, { error: `Invalid key ${KEY}` }, /Invalid key \(key\)\nCheck its apiKey/, false],
  [
    404,
    { error: { message: 'no such model' } },
    /no such model\nCheck its url and remoteModel/,
    false,
  ],
  [422, { detail: [{ msg: 'bad' }] }, /bad/, false],
  [500, 'trouble in /srv/models at http://10.0.0.1/x', /trouble in \(path\) at \(URL\)/, true],
])(
  'error: HTTP %i in the words of the server, without secrets',
  async (status, body, words, retryable) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const error = await failureOf(() => new Response(text, { status }))
    expect(error).toMatchObject({
      code: 'REMOTE_FAILED',
      retryable,
      shortMessage: `The server of "me/remote" failed: it answered with HTTP ${status}.`,
      details: expect.stringMatching(words),
    })
    expect(JSON.stringify(error)).not.toContain(KEY)
  },
)

test.each([
  [
    'a page',
    () => new Response('<p>Hi', { headers: { 'content-type': 'text/html' } }),
    {},
    /is no JSON/,
  ],
  [
    'an answer that is too large',
    () => new Response('a'.repeat(2000)),
    { maxAnswerBytes: 1000 },
    /more than 1000 bytes/,
  ],
  [
    'an answer that does not come',
    () => new Promise<Answer>(() => {}),
    { timeoutMs: 100 },
    /No result within 100 ms/,
  ],
  [
    'a server that is not there',
    () => Response.json([]),
    { url: 'http://127.0.0.1:1/' },
    /could not be reached/,
  ],
  ['an output of another task', () => Response.json({ label: 1 }), {}, /translation_text/],
])('error: %s', async (_, answer, options, words) => {
  expect(await failureOf(answer, options)).toHaveProperty('message', expect.stringMatching(words))
})

test('error: a stream that breaks off says what its server said', async () => {
  async function* pieces() {
    yield { token: { id: 1, text: 'a', logprob: null, special: false } }
    throw new Error('out of memory')
  }
  const { url } = await startServer(() => encodeStream('text-generation', pieces()))
  const model = await loadRemote({ task: 'text-generation', url, dialect: 'hugging-face' })
  const stream = model.stream?.(callOf(['a']))
  await stream?.next()
  await expect(stream?.next()).rejects.toHaveProperty('name', 'StreamFailedError')
})

test('behavior: a runner serves it, with the key of an environment variable', async () => {
  const { url, received } = await startServer(() =>
    Response.json([{ translation_text: 'Bonjour' }]),
  )
  const model = { kind: 'remote-endpoint', task: 'translation', id: 'me/remote', url } as const
  const option = { ...model, dialect: 'hugging-face', apiKeyVariable: 'TEST_REMOTE_KEY' } as const
  expect(() => createRunner({ models: [option] })).toThrowError(/TEST_REMOTE_KEY is not set/)
  process.env['TEST_REMOTE_KEY'] = KEY
  onTestFinished(() => void delete process.env['TEST_REMOTE_KEY'])
  const runner = createRunner({ models: [option] })
  onTestFinished(() => runner.close())
  const { output } = await runner.run('translation', { inputs: 'Hello' })
  expect(output).toEqual({ translation_text: 'Bonjour' })
  expect(received[0]?.headers.authorization).toBe(`Bearer ${KEY}`)
  expect(JSON.stringify(runner.models())).not.toContain(KEY)
  expect(runner.models()).toMatchObject([{ engine: 'remote endpoint' }])
})

test.each([
  [{ url: 'file:///x' }, /http\(s\) URL/],
  [{ url: 'http://me:secret@x' }, /no user and password/],
  [{ url: 'http://x', apiKey: 'a\nb' }, /printable ASCII/],
  [{ url: 'http://x', timeoutMs: 0 }, /timeoutMs/],
])('error: the option %j', (option, words) => {
  const model = {
    kind: 'remote-endpoint',
    dialect: 'openai',
    task: 'translation',
    id: 'a/b',
  } as const
  const make = () => createRunner({ models: [{ ...model, ...option }] })
  expect(make).toThrowError(InvalidOptionError)
  expect(make).toThrowError(words)
})
