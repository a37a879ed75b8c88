import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InferenceClient } from '@huggingface/inference'
import { createRunner } from '@taskmesh/inference-runner'
import { createServer } from '@taskmesh/inference-runner/server'
import type { TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { fromBase64 } from '@taskmesh/tasks/media'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { demoRunner } from '../support/demoRunner.ts'
import { post } from '../support/http.ts'
import { plainPng } from '../support/images.ts'
import { pipelineFolder } from '../support/pipelineFolder.ts'

const runner = demoRunner()
const server = await createServer({ runner })
const url = await server.listen({ host: '127.0.0.1', port: 0 })
beforeAll(() => runner.ready())
afterAll(async () => {
  await server.close()
  await runner.close({ signal: AbortSignal.abort() })
})

const client = new InferenceClient()
const at = (model: string) => ({ endpointUrl: `${url}/models/taskmesh/demo-${model}` })

/** The picture of an example, as a file. */
function pictureOf(media: unknown): Blob {
  const base64 = String(media).replace(/^data:[^,]*,/, '')
  const bytes = fromBase64(base64)
  if (bytes === undefined) throw new Error('The example has no picture.')
  return new Blob([bytes], { type: 'image/png' })
}

/** The inputs of a task's first example. */
function inputsOf<Id extends TaskId>(task: Id): unknown {
  return TASK_EXAMPLES[task][0]?.request.inputs
}

const digit = pictureOf(inputsOf('image-classification'))
const sound = pictureOf(inputsOf('automatic-speech-recognition'))
const shapes = pictureOf(Object(inputsOf('visual-question-answering')).image)

describe('@huggingface/inference', () => {
  test('textClassification', async () => {
    const [best] = await client.textClassification({ ...at('sentiment'), inputs: 'I love it' })
    expect(best).toMatchObject({ label: 'POSITIVE', score: expect.closeTo(1, 0) })
  })

  test('imageClassification sends a file', async () => {
    const [best] = await client.imageClassification({ ...at('digits'), data: digit })
    expect(best?.label).toBe('7')
  })

  test('visualQuestionAnswering sends a file in JSON', async () => {
    const inputs = { image: shapes, question: 'What color is the circle?' }
    const answer = await client.visualQuestionAnswering({ ...at('shapes-vqa'), inputs })
    expect(answer).toMatchObject({ answer: 'red', score: expect.closeTo(1, 0) })
  })

  test('translation', async () => {
    const parameters = { src_lang: 'en', tgt_lang: 'fr' }
    const inputs = 'Good morning'
    const answer = await client.translation({ ...at('en-fr'), inputs, parameters })
    expect(answer.translation_text).toBe('Bonjour.')
  })

  test('summarization', async () => {
    const inputs = String(inputsOf('summarization'))
    const { summary_text } = await client.summarization({ ...at('headlines'), inputs })
    expect(summary_text).toBe('Karden Town beat Oster Rovers 2-0.')
  })

  test('tabularClassification and tabularRegression', async () => {
    const data = {
      sepal_length: ['5.1'],
      sepal_width: ['3.5'],
      petal_length: ['1.4'],
      petal_width: ['0.2'],
    }
    const rows: Record<string, unknown[]> = Object(inputsOf('tabular-regression')).data
    await expect(client.tabularClassification({ ...at('iris'), inputs: { data } })).rejects.toThrow(
      'expected Array<number>',
    )
    const columns = Object.fromEntries(
      Object.entries(rows).map(([name, cells]) => [name, cells.map(String)]),
    )
    const numbers = await client.tabularRegression({ ...at('diabetes'), inputs: { data: columns } })
    expect(numbers).toEqual([expect.closeTo(238.9, 0), expect.closeTo(112.4, 0)])
  })

  test('textGeneration and textGenerationStream write the same', async () => {
    const parameters = { max_new_tokens: 8, return_full_text: false, do_sample: false }
    const call = { ...at('stories'), inputs: 'Once upon a time', parameters }
    const { generated_text } = await client.textGeneration(call)
    const tokens: string[] = []
    let whole: string | null = null
    for await (const piece of client.textGenerationStream(call)) {
      tokens.push(piece.token.text)
      whole = piece.generated_text ?? whole
    }
    expect(tokens).toHaveLength(8)
    expect(whole).toBe(generated_text)
    expect(tokens.join('')).toBe(generated_text)
  })

  test('error: what is wrong with a call is a sentence that names the path', async () => {
    const call = client.textClassification({
      ...at('sentiment'),
      inputs: 'a',
      parameters: { top_k: -1 },
    })
    await expect(call).rejects.toMatchObject({
      message: expect.stringContaining('parameters.top_k'),
      httpResponse: { status: 400, body: { error: expect.stringContaining('parameters.top_k') } },
    })
  })

  test('error: a model that is not served', async () => {
    const call = client.textClassification({ ...at('nothing'), inputs: 'a' })
    await expect(call).rejects.toMatchObject({
      httpResponse: {
        status: 404,
        body: { error: expect.stringContaining('"taskmesh/demo-nothing" does not exist') },
      },
    })
  })
})

describe('routes', () => {
  const text = { inputs: 'I love it' }
  // The API answers one text with a list in a list.
  const positive = [[expect.objectContaining({ label: 'POSITIVE' })]]

  test.each([
    ['/models/{model}', '/models/taskmesh/demo-sentiment'],
    [
      '/models/{model}/pipeline/{task}',
      '/models/taskmesh/demo-sentiment/pipeline/text-classification',
    ],
    ['/pipeline/{task}/{model}', '/pipeline/text-classification/taskmesh/demo-sentiment'],
    ['/pipeline/{task}', '/pipeline/text-classification'],
    ['/pipeline/{task}/dummy', '/pipeline/text-classification/dummy'],
  ])('behavior: POST %s', async (_, path) => {
    const { status, body, headers } = await post(url + path, text)
    expect({ status, body }).toEqual({ status: 200, body: positive })
    expect(headers.get('x-compute-type')).toBe('cpu')
    expect(headers.get('x-compute-characters')).toBe('9')
    expect(headers.get('x-compute-time')).toMatch(/^\d+\.\d{3}$/)
  })

  test('behavior: a model with several tasks does the one that the body is for', async () => {
    const to = `${url}/models/taskmesh/demo-sentences`
    const pair = { source_sentence: 'A cat sleeps.', sentences: ['A cat is asleep.', 'It rains.'] }
    const { body: likeness } = await post(to, { inputs: pair })
    expect(likeness).toEqual([expect.any(Number), expect.any(Number)])
    const { body: vectors } = await post(to, { inputs: 'A cat sleeps.' })
    expect(vectors).toEqual([expect.any(Array)])
    expect(await post(to, { inputs: { a: 1 } })).toMatchObject({ status: 400 })
  })

  test('error: a route of OpenAI’s clients for a model that does something else', async () => {
    const messages = [{ role: 'user', content: 'Hi' }]
    const to = `${url}/models/taskmesh/demo-digits/v1/chat/completions`
    const { status, body } = await post(to, { model: 'dummy', messages })
    expect(status).toBe(404)
    expect(body).toEqual({ error: expect.stringContaining('does not exist here') })
  })

  test('behavior: pieces of a text, as TGI and OpenAI have them', async () => {
    const lines = async (path: string, call: unknown) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' } }
      const response = await fetch(url + path, { ...init, body: JSON.stringify(call) })
      return (await response.text()).split('\n').filter((line) => line.startsWith('data:'))
    }
    const model = '/models/taskmesh/demo-stories'
    const call = { inputs: 'Once', stream: true, parameters: { max_new_tokens: 3 } }
    const pieces = await lines(model, call)
    expect(JSON.parse(pieces.at(-1)?.slice(5) ?? '')).toMatchObject({
      generated_text: expect.any(String),
      details: { finish_reason: 'length' },
    })
    const completion = { prompt: 'Once', max_tokens: 3, stream: true }
    expect((await lines(`${model}/v1/completions`, completion)).at(-1)).toBe('data: [DONE]')
  })

  test.each([
    ['audio/x-audio', { 'content-type': 'audio/x-audio' }],
    ['no type', {}],
    ['application/octet-stream', { 'content-type': 'application/octet-stream' }],
  ])(
    'behavior: a sound as the body, with %s; the header says how long it is',
    async (_, headers) => {
      const to = `${url}/models/taskmesh/demo-spoken-words`
      const response = await fetch(to, { method: 'POST', headers, body: await sound.bytes() })
      expect(await response.json()).toEqual({ text: expect.any(String) })
      expect(Number(response.headers.get('x-compute-audio-length'))).toBeGreaterThan(0.1)
      expect(response.headers.get('x-compute-characters')).toBe(null)
    },
  )

  test('behavior: a sound as base64 in JSON', async () => {
    const inputs = Buffer.from(await sound.bytes()).toString('base64')
    const { body } = await post(`${url}/models/taskmesh/demo-spoken-words`, { inputs })
    expect(body).toEqual({ text: expect.any(String) })
  })

  test.each([
    ['audio/flac', 'audio/flac'],
    ['audio/mpeg;q=0.5, audio/wav', 'audio/wav'],
    ['application/json', 'audio/wav'],
  ])('behavior: speech in the format of Accept: %s', async (accept, type) => {
    const response = await fetch(`${url}/models/taskmesh/demo-reader`, {
      method: 'POST',
      headers: { accept, 'content-type': 'application/json' },
      body: JSON.stringify({ inputs: 'Uh-oh.' }),
    })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')?.split(';')[0]).toBe(type)
  })

  test.each(['', '/invocations'])(
    'error: POST %s where several models are served asks which',
    async (path) => {
      const { status, body } = await post(url + path, text)
      expect(status).toBe(404)
      expect(body).toEqual({ error: expect.stringContaining('say which one is meant') })
    },
  )

  test.each([
    ['no type', {}],
    ['application/octet-stream', { 'content-type': 'application/octet-stream' }],
    ['image/x-image', { 'content-type': 'image/x-image' }],
    ['application/x-www-form-urlencoded', { 'content-type': 'application/x-www-form-urlencoded' }],
  ])('behavior: a picture as the body, with %s', async (_, headers) => {
    const response = await fetch(`${url}/models/taskmesh/demo-digits`, {
      method: 'POST',
      headers,
      body: await digit.bytes(),
    })
    expect(await response.json()).toMatchObject([{ label: '7' }, {}, {}, {}, {}])
    expect(response.headers.get('x-compute-images')).toBe('1')
  })

  test('behavior: a text as the body', async () => {
    const response = await fetch(`${url}/pipeline/text-classification`, {
      method: 'POST',
      body: 'I love it',
    })
    expect(await response.json()).toEqual(positive)
  })

  test('error: JSON that breaks off', async () => {
    const { status, body } = await post(`${url}/pipeline/text-classification`, '{"inputs":"a')
    expect({ status, body }).toEqual({
      status: 400,
      body: { error: expect.stringContaining('not JSON') },
    })
  })

  test('behavior: the options of the API are taken', async () => {
    const options = { wait_for_model: true, use_cache: false }
    const { status } = await post(
      `${url}/models/taskmesh/demo-sentiment`,
      { ...text, options },
      { 'x-wait-for-model': 'true', 'x-use-cache': '0' },
    )
    expect(status).toBe(200)
  })

  test('behavior: what had no effect is said where the answer has room for it', async () => {
    const { body } = await post(`${url}/models/taskmesh/demo-en-fr`, {
      inputs: 'Hello',
      parameters: { src_lang: 'en', tgt_lang: 'fr', foo: 1 },
    })
    expect(JSON.stringify(body)).toContain('Bonjour')
  })

  test('error: a picture that is none', async () => {
    const bytes = (await plainPng(9, 9, 'red')).subarray(0, 40)
    const response = await fetch(`${url}/models/taskmesh/demo-digits`, {
      method: 'POST',
      body: new Uint8Array(bytes),
    })
    expect(response.status).toBe(422)
    expect(await response.json()).toEqual({ error: expect.any(String) })
  })

  test('error: GET of a model’s route', async () => {
    const response = await fetch(`${url}/models/taskmesh/demo-digits`)
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toContain('POST')
  })
})

describe('searching for models', () => {
  const get = async (path: string): Promise<unknown> => (await fetch(url + path)).json()

  test('default: all that are served', async () => {
    const names = new Set(runner.models().map(({ id }) => id))
    expect(await get('/api/models')).toHaveLength(names.size)
  })

  test.each([
    ['pipeline_tag=translation', ['taskmesh/demo-en-fr']],
    ['search=VQA', ['taskmesh/demo-shapes-vqa']],
    ['search=demo%20image%20class', ['taskmesh/demo-digits']],
    ['author=nobody', []],
    ['pipeline_tag=telepathy', []],
    ['limit=0', []],
    ['filter=translation&filter=transformers.js', ['taskmesh/demo-en-fr']],
    ['filter=translation,image-classification', []],
    [
      'pipeline_tag=text-ranking&sort=downloads&direction=-1&full=true',
      ['taskmesh/demo-sentences'],
    ],
    ['author=taskmesh&search=demo&search=digits', ['taskmesh/demo-digits']],
  ])('behavior: ?%s', async (query, ids) => {
    const found = await get(`/api/models?${query}`)
    expect(found).toEqual(ids.map((id) => expect.objectContaining({ id, modelId: id })))
  })

  test('behavior: what is more than the limit is behind a link', async () => {
    const ids: string[] = []
    let next: string | undefined = `${url}/api/models?limit=7`
    while (next !== undefined) {
      const response: Response = await fetch(next)
      const page: { id: string }[] = Object(await response.json())
      expect(page.length).toBeLessThanOrEqual(7)
      ids.push(...page.map(({ id }) => id))
      next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
    }
    expect(ids).toEqual([...new Set(runner.models().map(({ id }) => id))])
  })

  test('error: a limit that is no number', async () => {
    expect(await get('/api/models?limit=many')).toEqual({ error: expect.stringContaining('limit') })
  })

  test('behavior: one model, and the tasks that there are models for', async () => {
    expect(await get('/api/models/taskmesh/demo-digits')).toMatchObject({
      id: 'taskmesh/demo-digits',
      pipeline_tag: 'image-classification',
    })
    expect(await get('/api/tasks')).toMatchObject({
      translation: { label: 'Translation', models: [{ id: 'taskmesh/demo-en-fr' }] },
    })
  })
})

describe('while a model is loading', () => {
  /** A pipeline that is loaded when there is a file `go` in its folder. */
  const SLOW = `
import { existsSync } from 'node:fs'
import { definePipeline } from '@taskmesh/inference-runner/pipeline'

export default definePipeline<'text-classification', true>({
  async load(folder) {
    while (!existsSync(folder + '/go')) await new Promise((resolve) => setTimeout(resolve, 20))
    return true
  },
  run: ({ inputs }) => ({ outputs: inputs.map(() => [{ label: 'POSITIVE', score: 1 }]) }),
})
`

  test('error: 503 says for how long; a call that waits is answered', async () => {
    const path = await pipelineFolder({ 'pipeline.ts': SLOW })
    const slow = createRunner({
      models: [{ kind: 'custom-pipeline', task: 'text-classification', id: 'me/slow', path }],
    })
    const app = await createServer({ runner: slow })
    onTestFinished(async () => {
      await app.close()
      await slow.close()
    })
    const address = await app.listen({ host: '127.0.0.1', port: 0 })
    const waiting = post(address, { inputs: 'a' }, { 'x-wait-for-model': 'true' })
    const refused = await post(`${address}/models/me/slow`, { inputs: 'a' })
    expect(refused).toMatchObject({
      status: 503,
      body: { error: 'Model me/slow is currently loading.', estimated_time: expect.any(Number) },
    })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    await writeFile(join(path, 'go'), '')
    expect(await waiting).toMatchObject({ status: 200, body: [[{ label: 'POSITIVE' }]] })
  })
})
