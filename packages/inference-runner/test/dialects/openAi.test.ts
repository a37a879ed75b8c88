import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { demoModelDirectory } from '@taskmesh/demo-models'
import { createRunner, type Runner } from '@taskmesh/inference-runner'
import { createServer } from '@taskmesh/inference-runner/server'
import type { TaskId } from '@taskmesh/tasks'
import OpenAI, { toFile } from 'openai'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeAudio } from '../../src/media/decodeAudio.ts'

const PARITY = resolve(import.meta.dirname, '../../../../parity')
const TEMPLATE =
  '{{ bos_token }}{% for message in messages %}{{ message.content }}{% endfor %}{% if tools %}{{ tools[0].function.name }}{% endif %}'

function parityModel(task: TaskId, name: string) {
  return { task, id: `me/${name}`, path: join(PARITY, 'models', name) } as const
}

let folder: string
let runner: Runner
let close: () => Promise<void>
let url: string
let client: OpenAI
let sound: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chat-'))
  await cp(demoModelDirectory('text-generation'), folder, { recursive: true })
  await writeFile(join(folder, 'chat_template.jinja'), TEMPLATE)
  sound = new Uint8Array(await readFile(join(PARITY, 'media/chirp-short.wav')))
  runner = createRunner({
    models: [
      { task: 'chat-completion', id: 'me/chat', path: folder },
      { task: 'text-generation', id: 'me/stories', path: demoModelDirectory('text-generation') },
      parityModel('feature-extraction', 'feature-extraction-bert'),
      parityModel('feature-extraction', 'sentences-bert-mean'),
      parityModel('automatic-speech-recognition', 'automatic-speech-recognition-whisper'),
      parityModel('text-to-speech', 'text-to-speech-vits'),
    ],
    process: 'shared',
    keepsReserve: false,
    threads: 1,
  })
  const server = await createServer({ runner })
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  url = `${address}/v1`
  client = new OpenAI({ baseURL: url, apiKey: 'none', maxRetries: 0 })
  close = async () => {
    await server.close()
    await runner.close({ signal: AbortSignal.abort() })
  }
  await runner.ready()
})

afterAll(async () => {
  await close()
  await rm(folder, { recursive: true })
})

describe('chat.completions', () => {
  const messages = [{ role: 'user' as const, content: 'Once upon a time' }]
  const call = { model: 'me/chat', messages, max_completion_tokens: 8 }

  test('create', async () => {
    const answer = await client.chat.completions.create(call)
    expect(answer).toMatchObject({
      id: expect.stringMatching(/^chatcmpl-/),
      object: 'chat.completion',
      model: 'me/chat',
      choices: [
        { index: 0, message: { role: 'assistant', refusal: null }, finish_reason: 'length' },
      ],
      usage: { prompt_tokens: expect.any(Number), completion_tokens: 8 },
    })
    expect(answer.choices[0]?.message.content).toContain('there was')
  })

  test('create with stream: the pieces are the answer', async () => {
    const { choices } = await client.chat.completions.create(call)
    const stream_options = { include_usage: true }
    const stream = await client.chat.completions.create({ ...call, stream: true, stream_options })
    let content = ''
    let usage: unknown
    const reasons: unknown[] = []
    for await (const piece of stream) {
      content += piece.choices[0]?.delta.content ?? ''
      if (piece.choices[0]?.finish_reason) reasons.push(piece.choices[0].finish_reason)
      usage = piece.usage ?? usage
    }
    expect(content).toBe(choices[0]?.message.content)
    expect(reasons).toEqual(['length'])
    expect(usage).toMatchObject({ completion_tokens: 8 })
  })

  test('stream: the helper of the client puts the answer together', async () => {
    const answer = await client.chat.completions.stream(call).finalChatCompletion()
    expect(answer.choices[0]).toMatchObject({ finish_reason: 'length' })
  })

  test('create with logprobs, n, seed, stop', async () => {
    const more = { logprobs: true, top_logprobs: 2, n: 2, seed: 7, temperature: 1, stop: ['\n'] }
    const answer = await client.chat.completions.create({ ...call, ...more })
    expect(answer.choices).toHaveLength(2)
    expect(answer.choices[0]?.logprobs?.content?.[0]).toMatchObject({
      token: expect.any(String),
      logprob: expect.any(Number),
      top_logprobs: [{}, {}],
    })
    expect(await client.chat.completions.create({ ...call, ...more })).toMatchObject({
      choices: answer.choices,
    })
  })

  test('error: a form of answers that the model cannot be held to', async () => {
    const response_format = { type: 'json_object' as const }
    await expect(
      client.chat.completions.create({ ...call, response_format }),
    ).rejects.toMatchObject({
      status: 400,
      param: 'response_format',
      type: 'invalid_request_error',
    })
  })

  test('error: a model that is not served', async () => {
    const asked = client.chat.completions.create({ ...call, model: 'gpt-5' })
    await expect(asked).rejects.toBeInstanceOf(OpenAI.NotFoundError)
    await expect(asked).rejects.toMatchObject({ code: 'model_not_found', param: 'model' })
  })

  test('error: messages that are none, by their path', async () => {
    const asked = client.chat.completions.create({ ...call, messages: [{ role: 'user' } as never] })
    await expect(asked).rejects.toMatchObject({
      status: 400,
      param: expect.stringContaining('messages[0]'),
    })
  })

  test('behavior: a call without a model means the only one', async () => {
    const response = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ messages, max_tokens: 2, unknown_field: 1 }),
    })
    expect(await response.json()).toMatchObject({ model: 'me/chat' })
  })

  test('behavior: leaving a stream ends the call', async () => {
    const long = { ...call, max_completion_tokens: 400 }
    const stream = await client.chat.completions.create({ ...long, stream: true })
    await stream[Symbol.asyncIterator]().next()
    stream.controller.abort()
    // The model is free again for the next call, long before 400 tokens.
    const { choices } = await client.chat.completions.create({ ...call, max_completion_tokens: 1 })
    expect(choices).toHaveLength(1)
  })
})

describe('completions', () => {
  const call = { model: 'me/stories', prompt: 'Once upon a time', max_tokens: 8, temperature: 0 }

  test('create', async () => {
    const answer = await client.completions.create(call)
    expect(answer).toMatchObject({
      id: expect.stringMatching(/^cmpl-/),
      object: 'text_completion',
      model: 'me/stories',
      choices: [{ index: 0, finish_reason: 'length', logprobs: null }],
      usage: { prompt_tokens: 5, completion_tokens: 8, total_tokens: 13 },
    })
    expect(answer.choices[0]?.text).not.toContain('Once')
  })

  test('create with echo', async () => {
    const answer = await client.completions.create({ ...call, echo: true })
    expect(answer.choices[0]?.text).toMatch(/^Once upon a time/)
  })

  test('create with stream', async () => {
    const { choices } = await client.completions.create(call)
    const stream_options = { include_usage: true }
    const stream = await client.completions.create({ ...call, stream: true, stream_options })
    let text = ''
    let usage: unknown
    let reason: unknown
    for await (const piece of stream) {
      text += piece.choices[0]?.text ?? ''
      reason = piece.choices[0]?.finish_reason ?? reason
      usage = piece.usage ?? usage
    }
    expect(text).toBe(choices[0]?.text)
    expect(reason).toBe('length')
    expect(usage).toMatchObject({ prompt_tokens: 5, completion_tokens: 8 })
  })
})

describe('embeddings', () => {
  test.each(['feature-extraction-bert', 'sentences-bert-mean'])(
    'create with %s: a vector for each text, in base64 unless it asks for numbers',
    async (name) => {
      const model = `me/${name}`
      const input = ['hello', 'good night']
      const packed = await client.embeddings.create({ model, input })
      const plain = await client.embeddings.create({ model, input, encoding_format: 'float' })
      expect(packed.data.map(({ index }) => index)).toEqual([0, 1])
      for (const [index, { embedding }] of plain.data.entries()) {
        expect(embedding.length).toBeGreaterThan(8)
        expect(embedding.every(Number.isFinite)).toBe(true)
        expect([...(packed.data[index]?.embedding ?? [])].map(Math.fround)).toEqual(
          embedding.map(Math.fround),
        )
      }
      expect(plain.data[0]?.embedding).not.toEqual(plain.data[1]?.embedding)
    },
  )

  test('create with one text and dimensions', async () => {
    const model = 'me/sentences-bert-mean'
    const { data } = await client.embeddings.create({ model, input: 'hello', dimensions: 4 })
    expect(data).toHaveLength(1)
    expect(data[0]?.embedding).toHaveLength(4)
  })

  test('error: tokens in place of texts', async () => {
    const model = 'me/sentences-bert-mean'
    const asked = client.embeddings.create({ model, input: [[1, 2]] })
    await expect(asked).rejects.toMatchObject({ status: 400, param: 'input[0]' })
  })

  test('behavior: no model means the first, where all do the same task', async () => {
    const asked = client.embeddings.create({ model: '', input: 'hello' })
    await expect(asked).resolves.toMatchObject({ model: 'me/feature-extraction-bert' })
  })
})

describe('audio', () => {
  const model = 'me/automatic-speech-recognition-whisper'
  const file = () => toFile(sound, 'a.wav')

  test('transcriptions.create', async () => {
    const { text } = await client.audio.transcriptions.create({ model, file: await file() })
    expect(text.length).toBeGreaterThan(0)
  })

  test('transcriptions.create with verbose_json', async () => {
    const answer = await client.audio.transcriptions.create({
      model,
      file: await file(),
      response_format: 'verbose_json',
      timestamp_granularities: ['segment'],
    })
    expect(answer).toMatchObject({ duration: expect.any(Number), text: expect.any(String) })
    expect(answer.segments?.[0]).toMatchObject({ id: 0, start: expect.any(Number) })
  })

  test.each([
    ['text', /\S/],
    ['srt', /^1\n\d\d:\d\d:\d\d,\d{3} --> /],
    ['vtt', /^WEBVTT\n\n\d\d:\d\d:\d\d\.\d{3} --> /],
  ] as const)('transcriptions.create with %s', async (response_format, form) => {
    const asked = { model, file: await file(), response_format }
    const answer: unknown = await client.audio.transcriptions.create(asked)
    expect(answer).toMatch(form)
  })

  test('transcriptions.create with stream', async () => {
    const stream = await client.audio.transcriptions.create({
      model,
      file: await file(),
      stream: true,
    })
    const kinds: string[] = []
    for await (const event of stream) kinds.push(event.type)
    expect(kinds).toEqual(['transcript.text.delta', 'transcript.text.done'])
  })

  test('translations.create', async () => {
    const { text } = await client.audio.translations.create({ model, file: await file() })
    const request = { inputs: sound, parameters: { task: 'translate' as const } }
    const { output } = await runner.run('automatic-speech-recognition', request)
    expect(text).toBe(output.text)
  })

  test.each([
    ['mp3', 'audio/mpeg'],
    ['wav', 'audio/wav'],
    ['flac', 'audio/flac'],
  ] as const)('speech.create as %s', async (response_format, type) => {
    const asked = {
      model: 'me/text-to-speech-vits',
      input: 'hello',
      voice: 'alloy',
      response_format,
    }
    const response = await client.audio.speech.create(asked)
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(response.headers.get('content-type')).toBe(type)
    const { channels } = await decodeAudio(bytes, 'answer')
    expect(channels[0]?.length).toBeGreaterThan(100)
  })

  test('error: a format that is not written here', async () => {
    const asked = { model: 'me/text-to-speech-vits', input: 'hello', voice: 'alloy' }
    await expect(
      client.audio.speech.create({ ...asked, response_format: 'opus' }),
    ).rejects.toMatchObject({ status: 400, param: 'response_format' })
  })

  test('error: no file', async () => {
    const form = new FormData()
    form.set('model', model)
    const response = await fetch(`${url}/audio/transcriptions`, { method: 'POST', body: form })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error' } })
  })
})

describe('models', () => {
  test('list', async () => {
    const ids: string[] = []
    for await (const { id } of client.models.list()) ids.push(id)
    expect(ids).toContain('me/chat')
  })

  test('retrieve', async () => {
    expect(await client.models.retrieve('me/chat')).toMatchObject({
      id: 'me/chat',
      object: 'model',
      owned_by: 'me',
    })
    await expect(client.models.retrieve('gpt-5')).rejects.toBeInstanceOf(OpenAI.NotFoundError)
  })
})

test('an answer to a sound says how long that was', async () => {
  const model = 'me/automatic-speech-recognition-whisper'
  const answer = await fetch(`${url.replace(/\/v1$/, '')}/models/${model}`, {
    method: 'POST',
    body: sound,
  })
  expect(answer.status).toBe(200)
  const { channels, samplingRate } = await decodeAudio(sound, 'inputs')
  const seconds = (channels[0]?.length ?? 0) / samplingRate
  expect(Number(answer.headers.get('x-compute-audio-length'))).toBeCloseTo(seconds, 2)
})
