import { decodeOpenAiRequest, encodeOpenAiOutput } from '@taskmesh/tasks/dialects/openai'
import { encodeStream, type StreamPiece } from '@taskmesh/tasks/dialects/stream'
import { expect, test } from 'vitest'
import { ModelLoadError } from '../../src/errors.ts'
import { callOf } from '../support/pipelineFolder.ts'
import { loadRemote, startServer } from '../support/remoteServer.ts'

const CHAT = { messages: [{ role: 'user', content: 'Hello' }] }
const HEADER = { id: 'chatcmpl-1', created: 1_760_000_000, model: 'qwen' }

type ChatPiece = StreamPiece<'chat-completion'>

async function* chatPieces(
  ...deltas: ChatPiece['choices'][number]['delta'][]
): AsyncGenerator<ChatPiece> {
  for (const delta of deltas) yield { ...HEADER, choices: [{ index: 0, delta }] }
  yield { ...HEADER, choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] }
  const usage = { prompt_tokens: 5, completion_tokens: 7, total_tokens: 12 }
  yield { ...HEADER, choices: [], usage }
}

async function readAll(stream: AsyncGenerator<unknown, unknown, void> | undefined) {
  const pieces: unknown[] = []
  for (;;) {
    const step = await stream?.next()
    if (step === undefined || step.done) return { pieces, answer: step?.value }
    pieces.push(step.value)
  }
}

test.each(['', '/', '/v1', '/openai/v1/'])(
  'default: a chat, with %j behind the host',
  async (path) => {
    const { url, received } = await startServer(({ json }) => {
      const { inputs, parameters } = decodeOpenAiRequest('chat-completion', json)
      const content = `${inputs.messages.length} ${parameters?.max_tokens}`
      const message = { role: 'assistant' as const, content }
      const choices = [{ index: 0, message, finish_reason: 'stop' }]
      return Response.json(encodeOpenAiOutput('chat-completion', { ...HEADER, choices }))
    })
    const model = await loadRemote({
      task: 'chat-completion',
      url: url + path,
      dialect: 'openai',
      remoteModel: 'qwen',
    })
    const { outputs } = await model.run(callOf([CHAT], { max_tokens: 3 }))
    expect(outputs).toMatchObject([{ choices: [{ message: { content: '1 3' } }] }])
    expect(received[0]?.path).toMatch(/^(\/openai)?\/v1\/chat\/completions$/)
    expect(received[0]?.json).toMatchObject({ model: 'qwen' })
  },
)

test('default: a chat streams with thoughts and tool calls, and is whole at the end', async () => {
  const call = (rest: object) => ({ tool_calls: [{ index: 0, ...rest }] })
  const { url, received } = await startServer(() =>
    encodeStream(
      'chat-completion',
      chatPieces(
        { role: 'assistant', reasoning_content: 'Hm' },
        { reasoning_content: '.' },
        { content: 'Let me ' },
        { content: 'look.' },
        call({ id: 'call_1', type: 'function', function: { name: 'look', arguments: '{"a"' } }),
        call({ function: { arguments: ':1}' } }),
      ),
    ),
  )
  const model = await loadRemote({ task: 'chat-completion', url, dialect: 'openai' })
  const { pieces, answer } = await readAll(model.stream?.(callOf([CHAT])))
  expect(pieces).toHaveLength(8)
  expect(received[0]?.json).toMatchObject({ stream: true })
  expect(answer).toMatchObject({
    outputs: [
      {
        ...HEADER,
        usage: { total_tokens: 12 },
        choices: [
          {
            index: 0,
            finish_reason: 'tool_calls',
            message: {
              content: 'Let me look.',
              reasoning_content: 'Hm.',
              tool_calls: [{ id: 'call_1', function: { name: 'look', arguments: '{"a":1}' } }],
            },
          },
        ],
      },
    ],
  })
})

test('default: a text is asked for without its prompt, which is put before it unless it is unwanted', async () => {
  const { url, received } = await startServer(({ json }) => {
    const { inputs } = decodeOpenAiRequest('text-generation', json)
    expect(inputs).toBe('Once')
    return Response.json(encodeOpenAiOutput('text-generation', [{ generated_text: ' upon' }]))
  })
  const model = await loadRemote({ task: 'text-generation', url, dialect: 'openai' })
  const run = async (parameters: Record<string, unknown>) =>
    (await model.run(callOf(['Once'], parameters))).outputs
  expect(await run({ max_new_tokens: 1 })).toEqual([[{ generated_text: 'Once upon' }]])
  expect(await run({ return_full_text: false })).toEqual([[{ generated_text: ' upon' }]])
  expect(received[0]).toMatchObject({
    path: '/v1/completions',
    json: { prompt: 'Once', max_tokens: 1, model: 'me/remote' },
  })
  expect(received[0]?.json).not.toHaveProperty('echo')
})

test('default: a text streams', async () => {
  async function* pieces(): AsyncGenerator<StreamPiece<'completion'>> {
    for (const text of [' upon', ' a', '']) {
      yield {
        ...HEADER,
        object: 'text_completion',
        choices: [{ index: 0, text, finish_reason: text === '' ? 'stop' : null }],
      }
    }
  }
  const { url } = await startServer(() => encodeStream('completion', pieces()))
  const model = await loadRemote({ task: 'text-generation', url, dialect: 'openai' })
  const { pieces: texts, answer } = await readAll(model.stream?.(callOf(['Once'])))
  expect(texts).toMatchObject([{ token: { text: ' upon' } }, { token: { text: ' a' } }])
  expect(answer).toMatchObject({ outputs: [[{ generated_text: 'Once upon a' }]] })
})

test('default: embeddings, and a warning for what the route has no place for', async () => {
  const { url, received } = await startServer(() =>
    Response.json({
      object: 'list',
      data: [{ object: 'embedding', index: 0, embedding: [1, 0.5] }],
    }),
  )
  const model = await loadRemote({ task: 'feature-extraction', url, dialect: 'openai' })
  const answer = await model.run(callOf(['Hello'], { dimensions: 2, normalize: true }))
  expect(answer.outputs).toEqual([[1, 0.5]])
  expect(answer.warnings).toEqual([expect.stringContaining('"normalize" had no effect')])
  expect(received[0]).toMatchObject({
    path: '/v1/embeddings',
    json: { input: 'Hello', dimensions: 2, encoding_format: 'float' },
  })
})

test('default: ranks, as Cohere, Jina and vLLM give them', async () => {
  const results = [
    { index: 1, relevance_score: 0.9 },
    { index: 0, relevance_score: 0.1 },
  ]
  const { url, received } = await startServer(() => Response.json({ results }))
  const model = await loadRemote({ task: 'text-ranking', url, dialect: 'openai' })
  const { outputs } = await model.run(callOf([{ query: 'a', texts: ['b', 'a'] }], { top_k: 2 }))
  expect(outputs).toEqual([
    [
      { index: 1, score: 0.9 },
      { index: 0, score: 0.1 },
    ],
  ])
  expect(received[0]?.json).toMatchObject({ query: 'a', documents: ['b', 'a'], top_n: 2 })
})

test('default: a sound is sent as a file and comes back as text; a text comes back as a sound', async () => {
  const wave = Buffer.concat([Buffer.from('RIFF____WAVEfmt '), Buffer.alloc(28)])
  wave.writeUInt32LE(16, 16)
  wave.writeUInt32LE(24_000, 24)
  const { url, received } = await startServer(({ path }) =>
    path.endsWith('speech')
      ? new Response(wave, { headers: { 'content-type': 'audio/wav' } })
      : Response.json({ text: 'Hello' }),
  )
  const listening = await loadRemote({
    task: 'automatic-speech-recognition',
    url,
    dialect: 'openai',
  })
  const sound = { samplingRate: 8000, channels: [Float32Array.of(0, 0.5)] }
  const { outputs } = await listening.run(callOf([sound], { language: 'en' }))
  expect(outputs).toMatchObject([{ text: 'Hello' }])
  const form = new TextDecoder('latin1').decode(received[0]?.bytes)
  expect(form).toMatch(/name="file"; filename="sound\.wav"[^]*RIFF/)
  expect(form).toMatch(/name="language"\r\n\r\nen\r\n/)
  const speaking = await loadRemote({ task: 'text-to-speech', url, dialect: 'openai' })
  const spoken = await speaking.run(callOf(['Hello'], { voice: 'echo' }))
  expect(spoken.outputs).toEqual([{ audio: new Uint8Array(wave), sampling_rate: 24_000 }])
  expect(received[1]?.json).toMatchObject({ input: 'Hello', voice: 'echo', response_format: 'wav' })
})

test('default: a picture is asked about in a chat', async () => {
  const { url, received } = await startServer(() =>
    Response.json({
      choices: [{ index: 0, message: { content: 'A cat.' }, finish_reason: 'stop' }],
    }),
  )
  const model = await loadRemote({ task: 'image-text-to-text', url, dialect: 'openai' })
  const image = { width: 1, height: 1, channels: 3, data: Uint8Array.of(1, 2, 3) }
  const { outputs } = await model.run(callOf([{ image, text: 'What is it?' }]))
  expect(outputs).toMatchObject([[{ generated_text: 'A cat.' }]])
  expect(JSON.stringify(received[0]?.json)).toContain('data:image/png;base64,')
})

test('behavior: a call that is withdrawn closes the connection, whole or streamed', async () => {
  const gone: Promise<unknown>[] = []
  async function* endless() {
    for (;;) {
      yield new TextEncoder().encode(`data: {"choices":[{"index":0,"text":"a"}]}\n\n`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const { url } = await startServer(({ json, gone: left }) => {
    gone.push(new Promise((resolve) => left.addEventListener('abort', resolve)))
    const isStreamed = Reflect.get(Object(json), 'stream') === true
    return isStreamed ? endless() : new Promise(() => {})
  })
  const model = await loadRemote({ task: 'text-generation', url, dialect: 'openai' })
  const controller = new AbortController()
  const call = { inputs: ['a'], parameters: {}, signal: controller.signal }
  const stream = model.stream?.(call)
  await stream?.next()
  const whole = model.run(call).catch((error: unknown) => error)
  await expect.poll(() => gone.length).toBe(2)
  const reason = new Error('withdrawn')
  controller.abort(reason)
  expect(await whole).toBe(reason)
  await expect(readAll(stream)).rejects.toBe(reason)
  await Promise.all(gone)
})

test('error: a task without a route', async () => {
  const loading = loadRemote({ task: 'object-detection', url: 'http://x', dialect: 'openai' })
  const error = await loading.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ModelLoadError)
  expect(error).toHaveProperty(
    'details',
    expect.stringMatching(/no route for object-detection.*chat/),
  )
})
