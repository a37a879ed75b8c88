import { findMedia, mediaPaths, TASK_IDS, TASK_SCHEMAS, type TaskId } from '@taskmesh/tasks'
import { readHubRequest } from '@taskmesh/tasks/dialects/hub'
import { encodeStream } from '@taskmesh/tasks/dialects/stream'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { decodeMedia } from '@taskmesh/tasks/media'
import { expect, test } from 'vitest'
import { callOf } from '../support/pipelineFolder.ts'
import { loadRemote, startServer, type Received } from '../support/remoteServer.ts'

const PICTURE = { width: 2, height: 1, channels: 3, data: Uint8Array.of(255, 0, 0, 0, 0, 255) }
const SOUND = { samplingRate: 8000, channels: [Float32Array.of(0, 0.5, -0.5, 0)] }
const VIDEO = { frames: [PICTURE], times: [0] }
const DECODED = { image: PICTURE, audio: SOUND, video: VIDEO, '3d': Uint8Array.of(1) }

type Keys = readonly (string | number)[]

function replaceAt(value: unknown, [key, ...rest]: Keys, part: unknown): unknown {
  if (key === undefined) return part
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === key ? replaceAt(item, rest, part) : item))
  }
  return { ...Object(value), [key]: replaceAt(Reflect.get(Object(value), key), rest, part) }
}

/** The example's inputs with decoded media, and which kinds of those there are. */
function decodedInputs(task: TaskId, inputs: unknown) {
  const found = findMedia(inputs, mediaPaths(TASK_SCHEMAS[task].inputs))
  const decoded = found.reduce<unknown>(
    (value, { keys, kind }) => replaceAt(value, keys, DECODED[kind]),
    inputs,
  )
  return { inputs: decoded, kinds: found.map(({ kind }) => kind) }
}

/** An output with the bytes of its media. */
function withBytes(task: TaskId, output: unknown): unknown {
  return findMedia(output, mediaPaths(TASK_SCHEMAS[task].output)).reduce<unknown>(
    (value, { keys, value: media }) => {
      const bytes = typeof media === 'string' ? decodeMedia(media)?.bytes : media
      return replaceAt(value, keys, bytes instanceof Uint8Array ? new Uint8Array(bytes) : bytes)
    },
    output,
  )
}

/** A value without keys that are null, which the API leaves out. */
function withoutNull(value: unknown): unknown {
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withoutNull)
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) =>
      part === null ? [] : [[key, withoutNull(part)]],
    ),
  )
}

/** A server of the API for one task: reads a call as the API does and answers with an output. */
function apiOf(task: TaskId, output: unknown) {
  return ({ bytes, headers }: Received) => {
    const isJson = headers['content-type'] === 'application/json'
    const call = readHubRequest(task, isJson ? JSON.parse(new TextDecoder().decode(bytes)) : bytes)
    const answer = call.encodeOutput(output as never)
    return answer instanceof Blob
      ? new Response(answer, { headers: { 'content-type': answer.type } })
      : Response.json(answer)
  }
}

test.each(TASK_IDS)('default: %s', async (task) => {
  const [example] = TASK_EXAMPLES[task]
  if (example === undefined) throw new Error('Every task has an example.')
  const { request, output } = example
  const { inputs, kinds } = decodedInputs(task, request.inputs)
  const { url } = await startServer(apiOf(task, output))
  const model = await loadRemote({ task, url, dialect: 'hugging-face' })
  const parameters = 'parameters' in request ? { ...request.parameters } : {}
  const run = model.run(callOf([inputs], parameters))
  if (kinds.includes('video')) return expect(run).rejects.toThrowError(/Videos are not sent/)
  const [answer] = (await run).outputs
  expect(withoutNull(withBytes(task, answer))).toEqual(withoutNull(withBytes(task, output)))
})

test('default: names in the URL, the key and the inputs reach the server; a batch is many calls', async () => {
  const { url, received } = await startServer(() =>
    Response.json([{ translation_text: 'Bonjour' }]),
  )
  const model = await loadRemote({
    task: 'translation',
    url: `${url}/models/{model}/pipeline/{task}`,
    dialect: 'hugging-face',
    remoteModel: 'Helsinki-NLP/opus-mt-en-fr',
    apiKey: 'hf_abc',
  })
  const { outputs } = await model.run(callOf(['Hello', 'Good night'], { tgt_lang: 'fr' }))
  expect(outputs).toEqual([{ translation_text: 'Bonjour' }, { translation_text: 'Bonjour' }])
  expect(received).toHaveLength(2)
  expect(received[0]).toMatchObject({
    method: 'POST',
    path: '/models/Helsinki-NLP/opus-mt-en-fr/pipeline/translation',
    headers: { authorization: 'Bearer hf_abc' },
    json: { inputs: 'Hello', parameters: { tgt_lang: 'fr' } },
  })
})

test('default: a picture travels as PNG, a sound as WAV', async () => {
  const { url, received } = await startServer(() => Response.json([{ label: 'a', score: 1 }]))
  for (const [task, media] of [
    ['image-classification', PICTURE],
    ['audio-classification', SOUND],
  ] as const) {
    const model = await loadRemote({ task, url, dialect: 'hugging-face' })
    await model.run(callOf([media]))
  }
  const [picture, sound] = received
  expect(picture?.headers['content-type']).toBe('image/png')
  expect(sound?.headers['content-type']).toMatch(/^audio\/(x-)?wav$/)
  expect(Buffer.from(sound?.bytes ?? []).readInt16LE(46)).toBe(16_384)
})

test('default: the warnings of the API are warnings', async () => {
  const { url } = await startServer(() =>
    Response.json({ answer: 'a', score: 1, start: 0, end: 1, warnings: ['be careful'] }),
  )
  const model = await loadRemote({ task: 'question-answering', url, dialect: 'hugging-face' })
  const input = { question: 'What?', context: 'a b' }
  expect((await model.run(callOf([input]))).warnings).toEqual(['be careful'])
})

const piece = (text: string, rest: object = {}) => ({
  token: { id: 1, text, logprob: -0.5, special: false },
  ...rest,
})

test('default: a text streams as TGI writes it, and is behind its prompt at the end', async () => {
  async function* pieces() {
    yield piece(' upon')
    yield piece(' a time', {
      generated_text: ' upon a time',
      details: { finish_reason: 'length' as const, generated_tokens: 2, seed: null },
    })
  }
  const { url, received } = await startServer(() => encodeStream('text-generation', pieces()))
  const model = await loadRemote({ task: 'text-generation', url, dialect: 'hugging-face' })
  const texts: unknown[] = []
  const stream = model.stream?.(callOf(['Once'], { max_new_tokens: 2 }))
  for (;;) {
    const { done, value } = (await stream?.next()) ?? { done: true, value: undefined }
    if (done) {
      expect(value).toEqual({ outputs: [[{ generated_text: 'Once upon a time' }]], warnings: [] })
      break
    }
    texts.push(Reflect.get(Object(value), 'token'))
  }
  expect(texts).toMatchObject([{ text: ' upon' }, { text: ' a time' }])
  expect(received[0]?.json).toMatchObject({
    inputs: 'Once',
    stream: true,
    parameters: { max_new_tokens: 2, return_full_text: true },
  })
})

test('default: a chat goes where Hugging Face takes chats', async () => {
  const answer = { choices: [{ index: 0, message: { content: 'Hi' }, finish_reason: 'stop' }] }
  const { url, received } = await startServer(() => Response.json(answer))
  const model = await loadRemote({ task: 'chat-completion', url, dialect: 'hugging-face' })
  const { outputs } = await model.run(callOf([{ messages: [{ role: 'user', content: 'Hello' }] }]))
  expect(outputs).toMatchObject([{ choices: [{ message: { content: 'Hi' } }] }])
  expect(received[0]).toMatchObject({ path: '/v1/chat/completions', json: { model: 'me/remote' } })
})
