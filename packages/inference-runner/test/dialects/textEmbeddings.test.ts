import { resolve } from 'node:path'
import { DEMO_MODELS, demoModelDirectory, type DemoTask } from '@taskmesh/demo-models'
import { createRunner } from '@taskmesh/inference-runner'
import { createServer } from '@taskmesh/inference-runner/server'
import type { TaskId } from '@taskmesh/tasks'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { post } from '../support/http.ts'
import { readSpecification } from '../support/specification.ts'
import { serveModels } from '../support/serveModels.ts'

const PARITY = resolve(import.meta.dirname, '../../../../parity/models')

function demo(task: DemoTask) {
  return { task, id: DEMO_MODELS[task].id, path: demoModelDirectory(task) }
}

function parityModel(task: TaskId, name: string) {
  return { task, id: `me/${name}`, path: resolve(PARITY, name) } as const
}

const { runner, url, close } = await serveModels([
  demo('feature-extraction'),
  parityModel('feature-extraction', 'feature-extraction-bert'),
  parityModel('feature-extraction', 'sentences-roberta-prompts'),
  demo('text-classification'),
  parityModel('text-classification', 'text-classification-many-labels'),
  parityModel('text-classification', 'text-classification-short'),
  demo('text-ranking'),
  parityModel('text-ranking', 'text-ranking-bert'),
  demo('sentence-similarity'),
])
const specification = await readSpecification('text-embeddings-inference.json')

afterAll(close)

/** Calls a route. Whatever it answers has to be what the specification says of that status. */
async function call(path: string, body: unknown) {
  const answer = await post(`${url}${path}`, body)
  const { status } = answer
  expect(specification.faultOf({ path, status, body: answer.body })).toBeUndefined()
  return answer
}

const vectors = z.array(z.array(z.number()))

async function embed(body: Record<string, unknown>) {
  const { body: answer } = await call('/embed', body)
  return z.parse(vectors, answer)
}

function lengthOf(vector: readonly number[] = []): number {
  return Math.hypot(...vector)
}

describe('POST /embed', () => {
  test('a text, and a list of texts: a list of vectors of length 1', async () => {
    const [one, ...none] = await embed({ inputs: 'A cat sleeps.' })
    expect(none).toEqual([])
    expect(one).toHaveLength(96)
    expect(lengthOf(one)).toBeCloseTo(1, 5)
    const two = await embed({ inputs: ['A cat sleeps.', 'It rains.'] })
    expect(two).toHaveLength(2)
    expect(two[0]?.[0]).toBeCloseTo(one?.[0] ?? NaN, 4)
  })

  test('normalize: false, and dimensions', async () => {
    const [raw] = await embed({
      inputs: 'A cat',
      normalize: false,
      model: 'me/feature-extraction-bert',
    })
    expect(lengthOf(raw)).not.toBeCloseTo(1, 2)
    const [cut] = await embed({ inputs: 'A cat', dimensions: 8, truncate: null, prompt_name: null })
    expect(cut).toHaveLength(8)
    expect(lengthOf(cut)).toBeCloseTo(1, 5)
  })

  test('tokens are the text that they make', async () => {
    const { body } = await call('/tokenize', { inputs: 'a cat sleeps' })
    const ids = z.parse(z.array(z.array(z.looseObject({ id: z.number() }))), body)
    const numbers = ids[0]?.map(({ id }) => id)
    const [fromTokens] = await embed({ inputs: numbers ?? [] })
    const [fromText] = await embed({ inputs: 'a cat sleeps' })
    expect(fromTokens).toEqual(fromText)
    expect(await embed({ inputs: [numbers, 'a cat sleeps'] })).toHaveLength(2)
  })

  test('a model without pooling of its own gives the mean of its tokens', async () => {
    const model = 'me/feature-extraction-bert'
    const [mean] = await embed({ inputs: 'the film', normalize: false, model })
    const all = await call('/embed_all', { inputs: 'the film', model })
    const [rows = []] = z.parse(z.array(vectors), all.body)
    const first = rows.reduce((sum, row) => sum + (row[0] ?? 0), 0) / rows.length
    expect(mean?.[0]).toBeCloseTo(first, 4)
  })

  test('a prompt by its name; one that the model does not have is refused', async () => {
    const model = 'me/sentences-roberta-prompts'
    const [plain] = await embed({ inputs: 'the film', model })
    const [asked] = await embed({ inputs: 'the film', model, prompt_name: 'query' })
    expect(asked).not.toEqual(plain)
    const refused = await call('/embed', { inputs: 'the film', model, prompt_name: 'nothing' })
    expect(refused).toMatchObject({
      status: 422,
      body: { error: expect.stringContaining('prompt_name'), error_type: 'Validation' },
    })
  })

  test('a text that is too long is cut on either side, or refused', async () => {
    const inputs = 'the film was good '.repeat(200)
    const model = 'me/feature-extraction-bert'
    const right = await embed({ inputs, model, truncation_direction: 'right' })
    const left = await embed({ inputs: `${inputs} bad`, model, truncation_direction: 'Left' })
    expect(left).not.toEqual(right)
    const refused = await call('/embed', { inputs, model, truncate: false })
    expect(refused).toMatchObject({
      status: 422,
      body: { error: expect.stringContaining('tokens'), error_type: 'Validation' },
    })
  })

  test('headers say what was read', async () => {
    const { headers } = await call('/embed', { inputs: ['naïve 🐈', 'cat'] })
    expect(headers.get('x-compute-type')).toBe('cpu')
    expect(headers.get('x-compute-characters')).toBe('10')
    const tokens = await runner.countTokens('feature-extraction', ['naïve 🐈', 'cat'])
    const sum = tokens.counts.reduce((all, one) => all + one, 0)
    expect(headers.get('x-compute-tokens')).toBe(String(sum))
    const times = ['x-total-time', 'x-tokenization-time', 'x-queue-time', 'x-inference-time']
    for (const name of times) expect(headers.get(name)).toMatch(/^\d+$/)
    expect(headers.get('x-compute-time')).toMatch(/^\d+\.\d+$/)
  })

  test.each([
    [{ inputs: '' }, 400, 'Empty'],
    [{ inputs: [] }, 400, 'Empty'],
    [{ inputs: ['a', ''] }, 400, 'Empty'],
    [{ inputs: Array.from({ length: 257 }, () => 'a') }, 413, 'Validation'],
    [{}, 422, 'Validation'],
    [{ inputs: { text: 'a' } }, 422, 'Validation'],
    [{ inputs: 'a', truncation_direction: 'up' }, 422, 'Validation'],
    [{ inputs: [-1] }, 422, 'Validation'],
    ['[]', 422, 'Validation'],
  ])('what does not fit is refused: %j', async (body, status, error_type) => {
    expect(await call('/embed', body)).toMatchObject({
      status,
      body: { error: expect.any(String), error_type },
    })
  })

  test('a body that is no JSON, and a model that is not served', async () => {
    expect(await post(`${url}/embed`, '{')).toMatchObject({
      status: 400,
      body: { error_type: 'Validation' },
    })
    expect(await post(`${url}/embed`, { inputs: 'a', model: 'me/other' })).toMatchObject({
      status: 404,
      body: { error: expect.stringContaining('"me/other"'), error_type: 'Validation' },
    })
  })
})

test('POST /embed_all: a vector for each token', async () => {
  const { body } = await call('/embed_all', { inputs: ['A cat', 'It rains today.'] })
  const tokens = await runner.countTokens('feature-extraction', ['A cat', 'It rains today.'])
  expect(z.parse(z.array(vectors), body).map((rows) => rows.length)).toEqual(tokens.counts)
})

test('POST /embed_sparse is refused as by a model that is no SPLADE model', async () => {
  expect(await call('/embed_sparse', { inputs: 'a' })).toMatchObject({
    status: 424,
    body: { error: expect.stringContaining('SPLADE'), error_type: 'Backend' },
  })
})

describe('POST /embeddings', () => {
  test('answers as /v1/embeddings, in numbers and in base64', async () => {
    const { body } = await post(`${url}/embeddings`, { input: ['a cat', 'a dog'] })
    const fault = specification.faultOf({ path: '/v1/embeddings', status: 200, body })
    expect(fault).toBeUndefined()
    expect(body).toMatchObject({ object: 'list', model: DEMO_MODELS['feature-extraction'].id })
    const { data, usage } = z.parse(
      z.looseObject({
        data: z.array(z.looseObject({ embedding: z.array(z.number()) })),
        usage: z.object({ prompt_tokens: z.number(), total_tokens: z.number() }),
      }),
      body,
    )
    expect(usage.total_tokens).toBeGreaterThan(4)
    const coded = await post(`${url}/embeddings`, { input: 'a cat', encoding_format: 'base64' })
    const [first] = z.parse(
      z.looseObject({ data: z.array(z.looseObject({ embedding: z.string() })) }),
      coded.body,
    ).data
    const bytes = Buffer.from(first?.embedding ?? '', 'base64')
    expect(bytes.readFloatLE(0)).toBeCloseTo(data[0]?.embedding[0] ?? NaN, 5)
  })

  test('its errors have the form of their own', async () => {
    const { status, body } = await post(`${url}/embeddings`, { input: [] })
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { message: expect.any(String), code: 400, type: 'Empty', error_type: 'Empty' },
    })
  })
})

describe('POST /predict', () => {
  const prediction = z.array(z.object({ score: z.number(), label: z.string() }))

  test('a text: all classes, best first', async () => {
    const { body } = await call('/predict', { inputs: 'I like it' })
    const [best, other] = z.parse(prediction, body)
    expect(best).toMatchObject({ label: 'POSITIVE' })
    expect((best?.score ?? 0) + (other?.score ?? 0)).toBeCloseTo(1, 4)
  })

  test('a pair, a list of one, and a batch of both', async () => {
    const model = 'me/text-classification-many-labels'
    const pair = await call('/predict', { inputs: ['the film', 'was good'], model })
    const single = await call('/predict', { inputs: ['the film'], model })
    expect(z.parse(prediction, single.body)).not.toEqual(z.parse(prediction, pair.body))
    const { body } = await call('/predict', {
      inputs: [['the film'], ['the film', 'was good']],
      model,
    })
    const [one, two] = z.parse(z.array(prediction), body)
    expect(one?.map(({ label }) => label)).toEqual(
      z.parse(prediction, single.body).map(({ label }) => label),
    )
    expect(two?.[0]?.score).toBeCloseTo(z.parse(prediction, pair.body)[0]?.score ?? NaN, 4)
  })

  test('raw_scores are those of the model', async () => {
    const { body } = await call('/predict', { inputs: [['I like it']], raw_scores: true })
    const [[best, other] = []] = z.parse(z.array(prediction), body)
    expect(Math.abs((best?.score ?? 0) + (other?.score ?? 0) - 1)).toBeGreaterThan(0.01)
  })

  test('a text that is too long: cut on the right, or refused', async () => {
    const inputs = 'the film was good '.repeat(100)
    const model = 'me/text-classification-short'
    expect((await call('/predict', { inputs, model })).status).toBe(200)
    for (const how of [{ truncate: false }, { truncation_direction: 'left' }]) {
      expect(await call('/predict', { inputs, model, ...how })).toMatchObject({
        status: 422,
        body: { error: expect.stringMatching(/inputs: expected at most \d+ tokens/) },
      })
    }
  })

  test.each([
    [{ inputs: [] }, 400],
    [{ inputs: '' }, 400],
    [{ inputs: [['a'], []] }, 422],
    [{ inputs: ['a', 'b', 'c'] }, 422],
    [{ inputs: [['a', 'b', 'c']] }, 422],
    [{ inputs: ['a', ['b']] }, 422],
    [{ inputs: Array.from({ length: 257 }, () => ['a']) }, 413],
  ])('what does not fit is refused: %j', async (body, status) => {
    expect((await call('/predict', body)).status).toBe(status)
  })
})

describe('POST /rerank', () => {
  const query = 'a pet that meows'
  const texts = ['It rains today.', 'A cat says meow.', 'The bank is closed.']
  const rank = z.object({ index: z.number(), score: z.number(), text: z.optional(z.string()) })

  test('texts by their numbers, best first', async () => {
    const { body, headers } = await call('/rerank', { query, texts })
    const ranks = z.parse(z.array(rank), body)
    expect(ranks.map(({ index }) => index).toSorted()).toEqual([0, 1, 2])
    const scores = ranks.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(ranks[0]).not.toHaveProperty('text')
    const characters = texts.join('').length + 3 * query.length
    expect(headers.get('x-compute-characters')).toBe(String(characters))
  })

  test('return_text and raw_scores', async () => {
    const model = 'me/text-ranking-bert'
    const { body } = await call('/rerank', { query, texts, model, return_text: true })
    for (const { index, text, score } of z.parse(z.array(rank), body)) {
      expect(text).toBe(texts[index])
      expect(score).toBeGreaterThan(0)
      expect(score).toBeLessThan(1)
    }
    const raw = await call('/rerank', { query, texts, model, raw_scores: true })
    expect(z.parse(z.array(rank), raw.body).map(({ index }) => index)).toEqual(
      z.parse(z.array(rank), body).map(({ index }) => index),
    )
    expect(raw.body).not.toEqual(body)
  })

  test.each([
    [{ query, texts: [] }, 400],
    [{ query: '', texts }, 400],
    [{ query, texts: ['a', ''] }, 400],
    [{ query, texts: Array.from({ length: 1001 }, () => 'a') }, 413],
    [{ query }, 422],
    [{ texts }, 422],
    [{ query, texts: 'a' }, 422],
  ])('what does not fit is refused: %#', async (body, status) => {
    expect((await call('/rerank', body)).status).toBe(status)
  })

  test('a body with documents is that of Jina, and answered so', async () => {
    const { status, body } = await post(`${url}/rerank`, { query, documents: texts, top_n: 1 })
    expect(status).toBe(200)
    expect(body).toMatchObject({ results: [{ document: { text: expect.any(String) } }] })
  })
})

describe('POST /similarity', () => {
  const inputs = { source_sentence: 'A cat sleeps.', sentences: ['A cat sleeps.', 'It rains.'] }

  test('cosines of the vectors', async () => {
    const { body } = await call('/similarity', { inputs })
    const [same, other] = z.parse(z.array(z.number()), body)
    expect(same).toBeCloseTo(1, 4)
    expect(other).toBeLessThan(0.95)
    const parameters = { truncate: true, truncation_direction: 'Right', prompt_name: null }
    expect((await call('/similarity', { inputs, parameters })).body).toEqual(body)
  })

  test.each([
    [{ inputs: { ...inputs, sentences: [] } }, 400],
    [{ inputs: { ...inputs, source_sentence: '' } }, 400],
    [{ inputs: { ...inputs, sentences: Array.from({ length: 256 }, () => 'a') } }, 413],
    [{ inputs: { sentences: ['a'] } }, 422],
    [{ inputs, parameters: { prompt_name: 'nothing' } }, 422],
  ])('what does not fit is refused: %#', async (body, status) => {
    expect((await call('/similarity', body)).status).toBe(status)
  })
})

describe('POST /tokenize and /decode', () => {
  const tokens = z.array(
    z.array(
      z.object({
        id: z.number(),
        text: z.string(),
        special: z.boolean(),
        start: z.nullable(z.number()),
        stop: z.nullable(z.number()),
      }),
    ),
  )

  test('tokens with what they stand for, and where in bytes', async () => {
    const inputs = 'naïve cats'
    const { body } = await call('/tokenize', { inputs })
    const [row = []] = z.parse(tokens, body)
    expect(row[0]).toMatchObject({ text: '[CLS]', special: true, start: null, stop: null })
    expect(row.at(-1)).toMatchObject({ text: '[SEP]', special: true })
    const bytes = Buffer.from(inputs)
    for (const { text, start, stop } of row.filter(({ special }) => !special)) {
      expect(bytes.subarray(start ?? 0, stop ?? 0).toString()).toBe(text)
    }
    expect(row.at(-2)?.stop).toBe(bytes.length)
  })

  test('without special tokens, and the same text again', async () => {
    const inputs = ['the film was good', 'a cat']
    const plain = await call('/tokenize', { inputs, add_special_tokens: false })
    const rows = z.parse(tokens, plain.body)
    expect(rows.flat().some(({ special }) => special)).toBe(false)
    const ids = rows.map((row) => row.map(({ id }) => id))
    expect((await call('/decode', { ids })).body).toEqual(inputs)
    expect((await call('/decode', { ids: ids[1] })).body).toEqual(['a cat'])
  })

  test('special tokens are left out or written; unknown numbers are left out', async () => {
    const { body } = await call('/tokenize', { inputs: 'a cat' })
    const ids = (z.parse(tokens, body)[0] ?? []).map(({ id }) => id)
    expect((await call('/decode', { ids })).body).toEqual(['a cat'])
    expect((await call('/decode', { ids, skip_special_tokens: false })).body).toEqual([
      '[CLS] a cat [SEP]',
    ])
    expect((await call('/decode', { ids: [[4_294_967_295]] })).body).toEqual([''])
  })

  test.each([
    ['/tokenize', { inputs: [] }, 400],
    ['/tokenize', { inputs: 1 }, 422],
    ['/tokenize', { inputs: 'a', prompt_name: 'nothing' }, 422],
    ['/decode', { ids: [] }, 400],
    ['/decode', { ids: [1.5] }, 422],
    ['/decode', { ids: [-1] }, 422],
    ['/decode', { ids: ['a'] }, 422],
  ])('what does not fit is refused: %s %j', async (path, body, status) => {
    expect((await call(path, body)).status).toBe(status)
  })
})

test('GET /info is what the specification says', async () => {
  const answer = await fetch(`${url}/info`)
  const body: unknown = await answer.json()
  const fault = specification.faultOf({ path: '/info', method: 'get', status: 200, body })
  expect(fault).toBeUndefined()
  expect(body).toMatchObject({
    model_id: DEMO_MODELS['feature-extraction'].id,
    model_type: { embedding: { pooling: 'mean' } },
    auto_truncate: true,
    max_client_batch_size: 256,
  })
})

test('any body gives an answer of the specification', { timeout: 60_000 }, async () => {
  const value = fc.oneof(
    fc.string(),
    fc.array(fc.string(), { maxLength: 4 }),
    fc.array(fc.array(fc.string(), { maxLength: 3 }), { maxLength: 3 }),
    fc.array(fc.nat(), { maxLength: 4 }),
    fc.jsonValue({ maxDepth: 2 }),
  )
  const names = ['inputs', 'ids', 'query', 'texts', 'truncate', 'prompt_name', 'parameters']
  const bodies = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 })
  const paths = ['/embed', '/embed_all', '/predict', '/rerank', '/similarity', '/tokenize']
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths, '/decode'), bodies, async (path, body) => {
      const { status } = await call(path, body)
      expect(status).toBeLessThan(500)
    }),
    { numRuns: 150 },
  )
})

test('a server without a model for a route says that its model cannot do it', async () => {
  const other = createRunner({ models: [demo('text-classification')], keepsReserve: false })
  const app = await createServer({ runner: other })
  const answer = await app.inject({ method: 'POST', url: '/embed', payload: { inputs: 'a' } })
  expect(answer.statusCode).toBe(424)
  expect(answer.json()).toMatchObject({ error_type: 'Backend' })
  await app.close()
  await other.close()
})
