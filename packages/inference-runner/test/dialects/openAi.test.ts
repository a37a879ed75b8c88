import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { demoModelDirectory } from '@taskmesh/demo-models'
import type { TaskId } from '@taskmesh/tasks'
import OpenAI, { toFile } from 'openai'
import { zodResponseFormat } from 'openai/helpers/zod'
import { afterAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { decodeAudio } from '../../src/media/decodeAudio.ts'
import { chatModels } from '../support/chatModels.ts'
import { serveModels } from '../support/serveModels.ts'

const PARITY = resolve(import.meta.dirname, '../../../../parity')
function parityModel(task: TaskId, name: string) {
  return { task, id: `me/${name}`, path: join(PARITY, 'models', name) } as const
}

const chats = await chatModels()
const sound = new Uint8Array(await readFile(join(PARITY, 'media/chirp-short.wav')))
const {
  runner,
  url: root,
  close,
} = await serveModels([
  ...chats.options,
  {
    task: 'automatic-speech-recognition',
    id: 'me/words',
    path: demoModelDirectory('automatic-speech-recognition'),
  },
  parityModel('automatic-speech-recognition', 'automatic-speech-recognition-whisper'),
  parityModel('text-to-speech', 'text-to-speech-vits'),
])
const url = `${root}/v1`
const client = new OpenAI({ baseURL: url, apiKey: 'none', maxRetries: 0 })

afterAll(async () => {
  await close()
  await chats.remove()
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

  test('create with stream and n: each answer, and what they cost', async () => {
    const stream = await client.chat.completions.create({
      ...call,
      n: 2,
      stream: true,
      stream_options: { include_usage: true },
    })
    const indexes = new Set<number>()
    let usage: unknown
    for await (const piece of stream) {
      for (const { index } of piece.choices) indexes.add(index)
      usage = piece.usage ?? usage
    }
    expect([...indexes]).toEqual([0, 1])
    expect(usage).toMatchObject({ prompt_tokens: 5 })
  })

  test('create with top_k, min_p and repetition_penalty, as vLLM takes them', async () => {
    const plain = await client.chat.completions.create(call)
    const more = { temperature: 1, top_k: 1, min_p: 0.1 }
    const { choices } = await client.chat.completions.create({ ...call, ...more })
    expect(choices[0]?.message).toEqual(plain.choices[0]?.message)
    const long = { ...call, max_completion_tokens: 40 }
    const repeated = await client.chat.completions.create(long)
    const penalty = { repetition_penalty: 5 }
    const other = await client.chat.completions.create({ ...long, ...penalty })
    expect(other.choices[0]?.message).not.toEqual(repeated.choices[0]?.message)
  })

  test('create with content parts and the developer role', async () => {
    const { choices } = await client.chat.completions.create({
      ...call,
      messages: [
        { role: 'developer', content: 'Once upon' },
        { role: 'user', content: [{ type: 'text', text: ' a time' }] },
      ],
    })
    const plain = await client.chat.completions.create(call)
    expect(choices[0]?.message).toEqual(plain.choices[0]?.message)
  })

  test('create with chat_template_kwargs: the template reads them', async () => {
    const more = { chat_template_kwargs: { bos_token: '' } }
    const { usage } = await client.chat.completions.create({ ...call, ...more })
    expect(usage?.prompt_tokens).toBe(4)
  })

  test('parse: a form of answers that the model cannot be held to is refused', async () => {
    const response_format = zodResponseFormat(z.object({ city: z.string() }), 'city')
    const asked = client.chat.completions.parse({ ...call, response_format })
    await expect(asked).rejects.toMatchObject({ status: 400, param: 'response_format' })
  })

  test('runTools: the tool is run, and the model reads its result', async () => {
    const seen: string[] = []
    const running = client.chat.completions.runTools({
      model: 'me/agent',
      messages: [{ role: 'user', content: 'Weather in Rome?' }],
      tools: [
        {
          type: 'function',
          function: {
            name: 'weather',
            description: 'Says how the weather is.',
            parameters: { type: 'object', properties: { about: { type: 'string' } } },
            function: (args: string) => {
              seen.push(args)
              return 'sunny'
            },
          },
        },
      ],
    })
    expect(await running.finalContent()).toBe('It is sunny.')
    expect(seen).toEqual(['{"about":"Weather in Rome?"}'])
  })

  test('create with stream and a tool that has to be called', async () => {
    const stream = client.chat.completions.stream({
      model: 'me/agent',
      messages: [{ role: 'user', content: 'Weather?' }],
      tools: [{ type: 'function', function: { name: 'weather', parameters: {} } }],
      tool_choice: 'required',
      stream_options: { include_usage: true },
    })
    const { choices, usage } = await stream.finalChatCompletion()
    expect(choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: { tool_calls: [{ id: 'call_1', function: { name: 'weather' } }] },
    })
    expect(usage).toMatchObject({ total_tokens: 10 })
  })

  test.each([
    [
      'a tool that has to be called',
      { tools: [{ type: 'function', function: { name: 'f' } }], tool_choice: 'required' },
      'tool_choice',
    ],
    [
      'a named tool',
      {
        tools: [{ type: 'function', function: { name: 'f' } }],
        tool_choice: { type: 'function', function: { name: 'f' } },
      },
      'tool_choice',
    ],
    [
      'an answer that is heard',
      { modalities: ['text', 'audio'], audio: { voice: 'alloy', format: 'wav' } },
      'modalities',
    ],
    ['a search', { web_search_options: {} }, 'web_search_options'],
    ['long answers', { verbosity: 'high' }, 'verbosity'],
    ['more probabilities than are listed', { logprobs: true, top_logprobs: 21 }, 'top_logprobs'],
    ['a bias that is none', { logit_bias: { 5: 1000 } }, 'logit_bias.5'],
    ['a top_k that is none', { top_k: 'x' }, 'top_k'],
    [
      'a variable of the template that is not the caller’s',
      { chat_template_kwargs: { messages: [] } },
      'chat_template_kwargs.messages',
    ],
    ['a temperature that is none', { temperature: 3 }, 'temperature'],
  ])('error: %s, by its name', async (_, more, param) => {
    const asked = client.chat.completions.create({ ...call, ...more } as never)
    await expect(asked).rejects.toMatchObject({ status: 400, param, type: 'invalid_request_error' })
  })

  test('error: one that comes when the stream has begun is its last piece', async () => {
    const broken = { model: 'me/agent', messages: [{ role: 'user' as const, content: 'Break.' }] }
    const stream = client.chat.completions.stream(broken)
    await expect(stream.finalContent()).rejects.toBeInstanceOf(OpenAI.APIError)
  })

  test('behavior: headers name the request and say how long it took', async () => {
    const { response } = await client.chat.completions.create(call).withResponse()
    expect(response.headers.get('openai-processing-ms')).toMatch(/^\d+$/)
    expect(response.headers.get('openai-version')).toBe('2020-10-01')
    expect(response.headers.get('x-request-id')).toBeTruthy()
  })

  test('behavior: a header says which parameters had no effect', async () => {
    const { response } = await client.chat.completions.create({ ...call, seed: 3 }).withResponse()
    const warnings: unknown = JSON.parse(response.headers.get('x-taskmesh-warnings') ?? '[]')
    expect(warnings).toEqual([expect.stringContaining('"seed" had no effect')])
    const speech = await client.audio.speech.create({
      model: 'me/text-to-speech-vits',
      input: 'hello',
      voice: 'alloy',
      speed: 2,
    })
    expect(speech.headers.get('x-taskmesh-warnings')).toContain('speed')
  })

  test('error: a form of answers that the model cannot be held to', async () => {
    const response_format = { type: 'json_object' as const }
    await expect(
      client.chat.completions.create({ ...call, response_format }),
    ).rejects.toMatchObject({
      status: 400,
      param: 'response_format',
      type: 'invalid_request_error',
      message: expect.stringContaining('request: response_format: expected'),
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

  test('behavior: a call without a model means the first', async () => {
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
    const { output } = await runner.run('automatic-speech-recognition', request, { model })
    expect(text).toBe(output.text)
  })

  test('error: a translation by a model that writes what it hears', async () => {
    const asked = client.audio.translations.create({ model: 'me/words', file: await file() })
    await expect(asked).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('writes the language that it hears'),
    })
  })

  test.each([
    ['words before the recording', { prompt: 'Names: Ada' }, 'prompt'],
    ['words that are drawn', { temperature: 0.7 }, 'temperature'],
    ['probabilities', { include: ['logprobs'] }, 'include'],
  ] as const)('error: transcriptions.create with %s', async (_, more, param) => {
    const asked = client.audio.transcriptions.create({
      model,
      file: await file(),
      ...more,
    } as never)
    await expect(asked).rejects.toMatchObject({ status: 400, param })
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

  test('error: a file that is no recording is named as the form names it', async () => {
    const asked = client.audio.transcriptions.create({
      model,
      file: await toFile(Buffer.from('words, no sound'), 'words.wav'),
    })
    await expect(asked).rejects.toMatchObject({
      param: 'file',
      message: expect.stringContaining('file: expected a sound'),
    })
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

test.each([
  ['edit', () => client.images.edit({ image: new File([sound], 'a.png'), prompt: 'x' })],
  ['createVariation', () => client.images.createVariation({ image: new File([sound], 'a.png') })],
] as const)('error: images.%s, which no model here does', async (_, ask) => {
  await expect(ask()).rejects.toMatchObject({
    status: 400,
    type: 'invalid_request_error',
    message: expect.stringContaining('image-to-image'),
  })
})

test('error: images.generate, where no model for it is served', async () => {
  const asked = client.images.generate({ prompt: 'a cat' })
  await expect(asked).rejects.toMatchObject({ status: 404, code: 'model_not_found' })
  await expect(asked).rejects.toMatchObject({
    message: expect.stringContaining('No model is served for '),
  })
})
