import { resolve } from 'node:path'
import { CohereClient, CohereError } from 'cohere-ai'
import { afterAll, describe, expect, test } from 'vitest'
import { post } from '../support/http.ts'
import { demoOptions } from '../support/demoRunner.ts'
import { serveModels } from '../support/serveModels.ts'

const RANKER = resolve(import.meta.dirname, '../../../../parity/models/text-ranking-bert')

const { runner, url, close } = await serveModels([
  ...demoOptions('text-ranking'),
  { task: 'text-ranking', id: 'me/ranker', path: RANKER },
  ...demoOptions('text-classification'),
])
const cohere = new CohereClient({ token: 'none', environment: url, maxRetries: 0 })

afterAll(close)

const query = 'a pet that meows'
const documents = ['It rains today.', 'A cat says meow.', 'The bank is closed.']

/** The order and the scores that the runner itself gives. */
async function ranking(texts: readonly string[] = documents, model = 'taskmesh/demo-sentences') {
  const request = { inputs: { query, texts: [...texts] } }
  const { output } = await runner.run('text-ranking', request, { model })
  return output
}

describe('cohere-ai', () => {
  test('v2.rerank', async () => {
    const model = 'me/ranker'
    const answer = await cohere.v2.rerank({ model, query, documents, topN: 2 })
    const expected = (await ranking(documents, model)).slice(0, 2)
    expect(answer.id).toMatch(/^[\da-f-]{36}$/)
    expect(answer.results).toEqual(
      expected.map(({ index, score }) => ({ index, relevanceScore: expect.closeTo(score, 5) })),
    )
    expect(answer.meta).toEqual({ apiVersion: { version: '2' }, billedUnits: { searchUnits: 1 } })
  })

  test('rerank of version 1: documents only when they are asked for', async () => {
    const plain = await cohere.rerank({ query, documents })
    const expected = await ranking()
    expect(plain.results.map(({ index }) => index)).toEqual(expected.map(({ index }) => index))
    expect(plain.results.some(({ document }) => document !== undefined)).toBe(false)
    expect(plain.meta?.apiVersion?.version).toBe('1')
    const full = await cohere.rerank({ query, documents, returnDocuments: true })
    for (const { index, document } of full.results) {
      expect(document?.text).toBe(documents[index])
    }
  })

  test('rerank of objects, by the fields that count', async () => {
    const objects = documents.map((text, index) => ({ text, title: `Number ${index}` }))
    const byText = await cohere.rerank({ query, documents: objects })
    expect(byText.results.map(({ relevanceScore }) => relevanceScore)).toEqual(
      (await ranking()).map(({ score }) => expect.closeTo(score, 5)),
    )
    const fields = { rankFields: ['title', 'text'], returnDocuments: true }
    const both = await cohere.rerank({ query, documents: objects, ...fields })
    const joined = objects.map(({ text, title }) => `title: ${title}\ntext: ${text}`)
    expect(both.results.map(({ index }) => index)).toEqual(
      (await ranking(joined)).map(({ index }) => index),
    )
    expect(both.results[0]?.document).toMatchObject({ title: expect.stringMatching(/^Number/) })
  })

  test('errors carry the message, with the status', async () => {
    const wrong = cohere.v2.rerank({ model: 'me/other', query, documents })
    await expect(wrong).rejects.toBeInstanceOf(CohereError)
    await expect(wrong).rejects.toMatchObject({
      statusCode: 404,
      body: { message: expect.stringContaining('"me/other"') },
    })
    await expect(cohere.rerank({ query, documents: [] })).rejects.toMatchObject({
      statusCode: 400,
      body: { message: expect.stringContaining('documents') },
    })
    const nothing = cohere.rerank({ query, documents: [{ title: 'no text' }] })
    await expect(nothing).rejects.toMatchObject({
      body: { message: expect.stringContaining('documents[0]: expected a string, or an object') },
    })
  })
})

describe('POST /v1/rerank as Jina has it', () => {
  test('results with their documents, and what was read', async () => {
    const model = 'me/ranker'
    const body = { model, query, documents, top_n: 2 }
    const answer = await post(`${url}/v1/rerank`, body)
    const expected = (await ranking(documents, model)).slice(0, 2)
    const pairs = documents.map((text) => [query, text] as const)
    const { counts } = await runner.countTokens('text-ranking', pairs, { model })
    const tokens = counts.reduce((sum, count) => sum + count, 0)
    expect(answer.body).toMatchObject({
      model,
      object: 'list',
      usage: { total_tokens: tokens },
      results: expected.map(({ index, score }) => ({
        index,
        relevance_score: expect.closeTo(score, 5),
        document: { text: documents[index] },
      })),
    })
    expect(answer.headers.get('x-compute-tokens')).toBe(String(tokens))
  })

  test('return_documents: false, documents as objects, top_n above their number', async () => {
    const objects = documents.map((text) => ({ text }))
    const body = { query, documents: objects, top_n: 50, return_documents: false }
    const { body: answer } = await post(`${url}/v1/rerank`, body)
    expect(answer).toMatchObject({ results: [{}, {}, {}] })
    expect(JSON.stringify(answer)).not.toContain('document')
  })

  test.each([
    [{ query }, 'documents'],
    [{ documents }, 'query'],
    [{ query, documents: 'a' }, 'documents'],
    [{ query, documents: [1] }, 'documents[0]'],
    [{ query, documents: [''] }, 'documents[0]'],
    [{ query, documents, top_n: 0 }, 'top_n'],
    [[], 'object'],
  ])('what does not fit is refused: %j', async (body, words) => {
    const answer = await post(`${url}/v1/rerank`, body)
    expect(answer).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining(words), detail: expect.stringContaining(words) },
    })
  })
})

describe('POST /classify as vLLM has it', () => {
  test('the likeliest class and all probabilities, by their number', async () => {
    const input = ['I like it', 'I do not like it']
    const { status, body } = await post(`${url}/classify`, { input })
    expect(status).toBe(200)
    const { output } = await runner.run('text-classification', {
      inputs: input,
      parameters: { top_k: null },
    })
    const labels = runner.models().find(({ task }) => task === 'text-classification')?.text?.labels
    expect(labels).toHaveLength(2)
    expect(body).toMatchObject({
      id: expect.stringMatching(/^classify-/),
      object: 'list',
      created: expect.any(Number),
      model: 'taskmesh/demo-sentiment',
      data: output.map((found, index) => ({
        index,
        label: found[0]?.label,
        probs: labels?.map((label) =>
          expect.closeTo(found.find((one) => one.label === label)?.score ?? NaN, 5),
        ),
        num_classes: 2,
      })),
      usage: { total_tokens: expect.any(Number), completion_tokens: 0 },
    })
  })

  test('a string, tokens, raw numbers, and what does not fit', async () => {
    const [text] = await runner.tokenize('text-classification', ['i like it'])
    const ids = text?.tokens.map(({ id }) => id)
    const one = await post(`${url}/classify`, { input: 'i like it' })
    const same = await post(`${url}/classify`, { input: ids })
    expect(same.body).toMatchObject({ data: Object(one.body).data })
    const raw = await post(`${url}/classify`, { input: 'i like it', use_activation: false })
    expect(Object(raw.body).data).not.toEqual(Object(one.body).data)
    expect(await post(`${url}/classify`, {})).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('input'), param: 'input' } },
    })
  })
})
