import { demoModelDirectory } from '@taskmesh/demo-models'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TaskModel } from '../src/engine/loadedModel.ts'
import { decodeByteTokens } from '../src/engines/transformersJs/generation/byteFallback.ts'
import { positionLimit } from '../src/engines/transformersJs/generation/positions.ts'
import textGeneration from '../src/engines/transformersJs/tasks/text-generation.ts'
import translation from '../src/engines/transformersJs/tasks/translation.ts'
import { toModelSpec } from '../src/runner/modelOptions.ts'

const { signal } = new AbortController()

function specOf(task: 'text-generation' | 'translation') {
  const spec = toModelSpec({ task, id: 'x', path: demoModelDirectory(task) }, { threads: 1 })
  if (spec.kind !== 'hugging-face') throw new Error('A folder is expected.')
  return spec
}

describe('text-generation', () => {
  let model: TaskModel<'text-generation'>
  beforeAll(async () => void (model = await textGeneration.load(specOf('text-generation'), {})))
  afterAll(() => model.dispose())

  const write = async (parameters: Record<string, unknown>) => {
    const call = { inputs: ['Once upon a time'], parameters: { max_new_tokens: 16, ...parameters } }
    const { outputs, warnings } = await model.run({ ...call, signal })
    return { texts: (outputs[0] ?? []).map((one) => one.generated_text), warnings }
  }

  test('behavior: settings that the schema does not list have their effect', async () => {
    const { texts, warnings } = await write({ no_repeat_ngram_size: 1, max_new_tokens: 60 })
    expect(texts).not.toEqual((await write({ max_new_tokens: 60 })).texts)
    expect(warnings).toEqual([])
  })

  test('error: a setting that is malformed names its place', async () => {
    await expect(write({ bad_words_ids: 'no' })).rejects.toThrowError(/parameters\.bad_words_ids/)
  })

  test.each([
    ['num_beams', 1e9, /parameters\.num_beams: expected at most 128/],
    ['num_return_sequences', 1e6, /parameters\.num_return_sequences: expected at most 16/],
    ['min_length', 1e300, /parameters\.min_length/],
    ['no_repeat_ngram_size', -1, /parameters\.no_repeat_ngram_size: expected at least 0/],
    ['repetition_penalty', 0, /parameters\.repetition_penalty: expected at least 0/],
    [
      'temperature',
      'hot',
      /parameters\.temperature: expected a value of Transformers’ temperature/,
    ],
    ['stop_strings', Array(300).fill('x'), /parameters\.stop_strings/],
    [
      'bad_words_ids',
      Array.from({ length: 20_000 }, () => [1]),
      /parameters\.bad_words_ids: expected at most 10000/,
    ],
  ])(
    'error: %s beyond all measure is refused before anything is written',
    async (name, value, message) => {
      await expect(write({ [name]: value })).rejects.toThrowError(message)
    },
  )

  test('args: beams give as many texts as are asked for, best first', async () => {
    const { texts } = await write({ num_beams: 3, num_return_sequences: 3 })
    expect(new Set(texts).size).toBe(3)
    expect((await write({ num_beams: 3 })).texts).toEqual(texts.slice(0, 1))
    await expect(write({ num_beams: 2, num_return_sequences: 3 })).rejects.toThrowError(
      /num_return_sequences: expected at most num_beams, 2/,
    )
  })

  test('args: best_of gives the most probable of several texts, the others in its details', async () => {
    const parameters = { do_sample: true, seed: 3, best_of: 4, details: true, temperature: 1 }
    const call = { inputs: ['Once upon a time'], parameters: { max_new_tokens: 8, ...parameters } }
    const { outputs } = await model.run({ ...call, signal })
    const [best] = outputs[0] ?? []
    expect(best?.details?.best_of_sequences).toHaveLength(3)
    const mean = (tokens: readonly { logprob: number | null }[] = []) =>
      tokens.reduce((sum, { logprob }) => sum + (logprob ?? 0), 0) / tokens.length
    for (const other of best?.details?.best_of_sequences ?? [])
      expect(mean(best?.details?.tokens)).toBeGreaterThanOrEqual(mean(other.tokens))
  })

  test('args: truncate keeps the last tokens and says so', async () => {
    const { warnings } = await write({ truncate: 3 })
    expect(warnings).toEqual([expect.stringMatching(/has 5 tokens; truncate left the last 3/)])
  })

  test.each([
    { typical_p: 0.2 },
    { min_p: 0.9 },
    { epsilon_cutoff: 0.3 },
    { eta_cutoff: 0.3 },
    { top_h: 0.1 },
  ])('args: %o narrows what is drawn', async (narrow) => {
    const drawn = { do_sample: true, seed: 11, temperature: 2, top_k: 0 }
    expect((await write({ ...drawn, ...narrow })).texts).not.toEqual((await write(drawn)).texts)
  })
})

test('error: a text that is longer than the model reads; truncation cuts it and says so', async () => {
  const model = await translation.load(specOf('translation'), {})
  const long = 'the dog is big '.repeat(200)
  const run = (parameters: object) =>
    model.run({ inputs: [long], parameters: { ...parameters, max_new_tokens: 4 }, signal })
  await expect(run({})).rejects.toThrowError(/inputs: expected at most \d+ tokens.*truncation/)
  const { warnings } = await run({ truncation: 'longest_first' })
  expect(warnings).toEqual([expect.stringMatching(/the model reads the first \d+ only/)])
  await model.dispose()
})

test('default: most tokens by the names that configs have for it', () => {
  const limit = (config: object) => positionLimit({ model_type: 'x', ...config })
  expect(limit({ max_position_embeddings: 9 })).toBe(9)
  expect(limit({ n_positions: 8 })).toBe(8)
  expect(limit({ decoder: { n_positions: 7 }, max_position_embeddings: 9 })).toBe(7)
  expect(limit({ model_type: 't5', n_positions: 512 })).toBe(Infinity)
  expect(limit({})).toBe(Infinity)
})

test('behavior: bytes that are no UTF-8 become a sign each, as in tokenizers', () => {
  expect(
    decodeByteTokens(['a', '<0xC3>', '<0xA9>', 'b', '<0xE2>', '<0x82>', 'c', '<0xFF>']),
  ).toEqual(['a', 'é', 'b', '\uFFFD\uFFFD', 'c', '\uFFFD'])
})
