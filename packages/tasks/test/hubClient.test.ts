import { InferenceClient } from '@huggingface/inference'
import { describe, expect, test } from 'vitest'
import {
  decodeHubOutput,
  decodeHubRequest,
  encodeHubArguments,
  readHubRequest,
} from '../src/dialects/hub/index.ts'
import { mapMedia } from '../src/dialects/shared/mapMedia.ts'
import { toBlob } from '../src/dialects/shared/mediaForms.ts'
import { encodeStream } from '../src/dialects/stream/index.ts'
import { textCells } from '../src/dialects/hub/textCells.ts'
import { isRecord } from '@taskmesh/errors'
import { TASK_EXAMPLES } from '../src/examples.ts'
import { isBatch, TASK_IDS, TASK_SCHEMAS, type TaskId } from '../src/index.ts'
import type { Media } from '../src/schema/mediaValue.ts'
import { mediaPaths } from '../src/compiled/mediaPaths.ts'
import { CLIENT_METHODS } from '../src/snippets/clientMethods.ts'
import { comparable, readBlobs } from './comparable.ts'

const URL_OF_RUNNER = 'http://runner.test/models/a'

/** Methods of the client for which its provider hf-inference has no server. */
const ELSEWHERE = ['textToVideo', 'imageToVideo', 'imageTextToImage', 'imageTextToVideo']

const tasks = TASK_IDS.flatMap((task) => {
  const method = CLIENT_METHODS[task]
  return method === undefined || ELSEWHERE.includes(method) ? [] : [[task, method] as const]
})

interface Sample {
  request: { inputs: unknown; parameters?: object | undefined }
  output: unknown
}

/** A server made of the dialect alone: it reads what comes and answers with this output. */
function serverOf(task: TaskId, output: unknown) {
  const bodies: unknown[] = []
  const serve: typeof fetch = async (_url, init) => {
    const body = await bodyOf(init?.body)
    bodies.push(body)
    const userAgent = new Headers(init?.headers).get('user-agent') ?? undefined
    const { form, encodeOutput } = readHubRequest(task, body, { userAgent })
    if (form.pieces !== undefined) {
      const chunks: Uint8Array<ArrayBuffer>[] = []
      for await (const chunk of encodeStream(form.pieces, piecesOf(output))) chunks.push(chunk)
      return new Response(new Blob(chunks, { type: 'text/event-stream' }))
    }
    const answer = encodeOutput(output as never)
    return answer instanceof Blob
      ? new Response(answer, { headers: { 'content-type': answer.type } })
      : Response.json(answer)
  }
  return { bodies, serve }
}

async function* piecesOf(pieces: unknown) {
  for (const piece of Array.isArray(pieces) ? pieces : []) yield piece as never
}

async function bodyOf(body: unknown): Promise<unknown> {
  if (typeof body === 'string') return JSON.parse(body)
  return body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : body
}

function withBlobs(task: TaskId, inputs: unknown): unknown {
  const isChat = task === 'image-text-to-text' || task === 'chat-completion'
  const change = (media: Media) => toBlob(media) ?? media
  return isChat ? inputs : mapMedia(inputs, mediaPaths(TASK_SCHEMAS[task].inputs), change)
}

/** Calls a method of the client by its name. */
async function call(client: InferenceClient, method: string, args: unknown): Promise<unknown> {
  const run: unknown = Reflect.get(client, method)
  if (typeof run !== 'function') throw new Error(`the client has no method ${method}`)
  return Reflect.apply(run, client, [args])
}

/** The examples whose request is one call: the client's methods take no batches. */
function singles(task: TaskId): Sample[] {
  const samples: readonly Sample[] = TASK_EXAMPLES[task]
  return samples.filter(({ request }) => !isBatch(task, request.inputs))
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number'
}

test('the list of methods is that of the client', () => {
  const client = new InferenceClient()
  const camelCase = (id: string) =>
    id.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase())
  const methods = TASK_IDS.filter((id) => typeof Reflect.get(client, camelCase(id)) === 'function')
  const listed = TASK_IDS.filter((id) => CLIENT_METHODS[id] === camelCase(id))
  expect(listed).toEqual(methods)
})

/** Calls the client as a program would, on a server that answers as we do. */
async function exchange(task: TaskId, method: string, example: Sample) {
  const { request, output } = example
  const { bodies, serve } = serverOf(task, output)
  const client = new InferenceClient('', { fetch: serve })
  const inputs = withBlobs(task, request.inputs)
  const args = Object(encodeHubArguments(task, { ...request, inputs } as never))
  const given = call(client, method, { ...args, endpointUrl: URL_OF_RUNNER })
  await given.catch(() => undefined)
  return { body: bodies[0], given }
}

/** The cells of a table, which the client takes as strings only. */
function withTextCells(inputs: unknown): unknown {
  if (!isRecord(inputs)) return inputs
  return { ...inputs, data: textCells(inputs['data']), table: textCells(inputs['table']) }
}

/** Texts without how they were written, of which the client's `textGeneration` keeps nothing. */
function withoutDetails(output: unknown): unknown {
  if (!Array.isArray(output)) return output
  return output.map((one: unknown) => (isRecord(one) ? { ...one, details: undefined } : one))
}

/** What is null is not there: the client's types know neither. */
function withoutNull(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, part: unknown) => part ?? undefined))
}

describe('@huggingface/inference', () => {
  test.each(tasks)('behavior: %s: what %s sends is read', async (task, method) => {
    for (const example of singles(task)) {
      const { body } = await exchange(task, method, example)
      const { inputs, parameters } = decodeHubRequest(task, body)
      const { request } = example
      expect(withoutNull(withTextCells(comparable(task, 'inputs', inputs)))).toEqual(
        withoutNull(withTextCells(comparable(task, 'inputs', request.inputs))),
      )
      // Without an own body for them, the client leaves the parameters of media out.
      if (!(body instanceof Uint8Array)) expect(parameters).toMatchObject(request.parameters ?? {})
    }
  })

  test.each(tasks)('behavior: %s: what we answer is taken by %s', async (task, method) => {
    for (const example of singles(task)) {
      const { request, output } = example
      const isTable = task === 'tabular-classification'
      if (isTable && Array.isArray(output) && !output.every(isNumber)) continue
      if (task === 'fill-mask' && Array.isArray(output) && output.some(Array.isArray)) continue
      const { given } = await exchange(task, method, example)
      const back: unknown = decodeHubOutput(task, await given, request.inputs as never)
      // Of several answers the client gives some methods' callers the first.
      const isFirst = Array.isArray(output) && Array.isArray(back) && back.length < output.length
      const due = isFirst ? output.slice(0, back.length) : output
      expect(withoutNull(comparable(task, 'output', await readBlobs(back)))).toEqual(
        withoutNull(comparable(task, 'output', withoutDetails(due))),
      )
    }
  })

  test('limit: it takes no classes in words for a table', async () => {
    const inputs = { data: { size: [1] } }
    const example = { request: { inputs }, output: ['small'] }
    const { given } = await exchange('tabular-classification', 'tabularClassification', example)
    await expect(given).rejects.toThrow('expected Array<number>')
  })

  test('behavior: textGenerationStream reads the tokens that are written', async () => {
    const token = { id: 5, text: ' upon', logprob: -0.5, special: false }
    const details = { finish_reason: 'length', generated_tokens: 1, input_length: 1, seed: null }
    const pieces = [
      { index: 1, token },
      { index: 2, token, generated_text: ' upon upon', details },
    ]
    const client = new InferenceClient('', { fetch: serverOf('text-generation', pieces).serve })
    const args = { endpointUrl: URL_OF_RUNNER, inputs: 'Once', parameters: { max_new_tokens: 2 } }
    const read: unknown[] = []
    for await (const piece of client.textGenerationStream(args)) read.push(piece)
    expect(read).toEqual([
      { index: 1, token, generated_text: null, details: null },
      { index: 2, token, generated_text: ' upon upon', details },
    ])
  })

  test.each(['chat-completion', 'image-text-to-text'] as const)(
    'behavior: chatCompletionStream reads the pieces of a chat of %s',
    async (task) => {
      const header = { id: '1', created: 0, model: 'me/model' }
      const pieces = [
        { ...header, choices: [{ index: 0, delta: { role: 'assistant', content: 'Hi' } }] },
        { ...header, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
      ]
      const client = new InferenceClient('', { fetch: serverOf(task, pieces).serve })
      const picture = { type: 'image_url' as const, image_url: { url: 'https://a.b/c.png' } }
      const content = [picture, { type: 'text' as const, text: 'What is it?' }]
      const args = { endpointUrl: URL_OF_RUNNER, messages: [{ role: 'user', content }] }
      const read: unknown[] = []
      for await (const { choices } of client.chatCompletionStream(args)) read.push(choices[0])
      expect(read).toMatchObject([{ delta: { content: 'Hi' } }, { finish_reason: 'stop' }])
    },
  )

  test('behavior: textToImage reads the image that a prompt was answered with', async () => {
    const png = new Blob(['\x89PNG'], { type: 'image/png' })
    const { encodeOutput } = readHubRequest('text-to-image', { prompt: 'A boat' })
    const wire = encodeOutput({ image: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkk' })
    const client = new InferenceClient('', { fetch: async () => Response.json(wire) })
    const image = await client.textToImage({ endpointUrl: URL_OF_RUNNER, inputs: 'A boat' })
    expect(image).toBeInstanceOf(png.constructor)
  })

  test('limit: it takes no words for several masks', async () => {
    const filling = { sequence: 'a', score: 1, token: 1, token_str: 'a' }
    const example = { request: { inputs: '[MASK] [MASK]' }, output: [[filling], [filling]] }
    const { given } = await exchange('fill-mask', 'fillMask', example)
    await expect(given).rejects.toThrow('malformed')
  })

  test('limit: it takes no answers about an image without a score', async () => {
    const inputs = { image: 'https://a.b/c.png', question: 'What?' }
    const wire = readHubRequest('visual-question-answering', { inputs }).encodeOutput([
      { answer: 'red' },
    ])
    const client = new InferenceClient('', { fetch: async () => Response.json(wire) })
    const args = { endpointUrl: URL_OF_RUNNER, inputs: { image: new Blob(['a']), question: 'a' } }
    await expect(client.visualQuestionAnswering(args)).rejects.toThrow('malformed')
  })

  test('limit: it takes no answers whose place is not known', async () => {
    const output = [{ entity_group: 'PER', score: 0.9, word: 'Ada' }]
    const example = { request: { inputs: 'Ada' }, output }
    const { given } = await exchange('token-classification', 'tokenClassification', example)
    await expect(given).rejects.toThrow('malformed')
  })
})
