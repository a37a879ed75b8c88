/** The demonstration models that read English: the scores on their cards, the registry's examples, and surprising texts. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DEMO_MODELS, demoModelDirectory, type DemoTask } from '@taskmesh/demo-models'
import { createRunner } from '@taskmesh/inference-runner'
import { afterAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'

const IDS = [
  'token-classification',
  'sentence-similarity',
  'feature-extraction',
  'text-ranking',
  'text-retrieval',
  'question-answering',
  'zero-shot-classification',
  'fill-mask',
] as const satisfies readonly DemoTask[]

const runner = createRunner({
  models: IDS.map((task) => ({ task, id: DEMO_MODELS[task].id, path: demoModelDirectory(task) })),
  threads: 1,
  process: 'shared',
  keepsReserve: false,
})
afterAll(() => runner.close())

const score = z.looseObject({ metric: z.string(), value: z.number(), examples: z.int() })

async function card<Row extends z.ZodMiniType>(task: DemoTask, row: Row) {
  const folder = demoModelDirectory(task)
  const lines = (await readFile(join(folder, 'heldout.jsonl'), 'utf8')).trim().split('\n')
  const rows = lines.map((line) => z.parse(row, JSON.parse(line)))
  const found = z.parse(score, JSON.parse(await readFile(join(folder, 'score.json'), 'utf8')))
  expect(found.examples).toBe(rows.length)
  return { rows, value: found.value }
}

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length

/** The rank of each number; equal ones share the mean of their ranks. */
function ranks(numbers: readonly number[]): number[] {
  return numbers.map((number) => {
    const below = numbers.filter((other) => other < number).length
    const equal = numbers.filter((other) => other === number).length
    return below + (equal + 1) / 2
  })
}

function spearman(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [ranks(one), ranks(other)]
  const product = (left: readonly number[], right: readonly number[]) =>
    mean(left.map((rank, at) => (rank - mean(left)) * ((right[at] ?? NaN) - mean(right))))
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b))
}

/** SQuAD's normal form of an answer. */
const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_\s]/gu, '')
    .split(/\s+/)
    .filter((word) => word !== '' && !['a', 'an', 'the'].includes(word))

function wordF1(truth: string, found: string): number {
  const [left, right] = [wordsOf(truth), wordsOf(found)]
  const count = (words: readonly string[], word: string) =>
    words.filter((one) => one === word).length
  const same = [...new Set(left)].reduce(
    (sum, word) => sum + Math.min(count(left, word), count(right, word)),
    0,
  )
  return same === 0 ? 0 : (2 * same) / (left.length + right.length)
}

const NAMES = { aggregation_strategy: 'simple' } as const

describe('the scores on the cards', () => {
  test('token-classification: F1 of whole names', async () => {
    const row = z.object({ text: z.string(), entities: z.array(z.tuple([z.string(), z.string()])) })
    const { rows, value } = await card('token-classification', row)
    const inputs = rows.map(({ text }) => text)
    const { output } = await runner.run('token-classification', { inputs, parameters: NAMES })
    const keysOf = (names: readonly (readonly [string, string])[]) =>
      new Set(names.map(([name, kind]) => `${kind} ${name}`))
    const counts = rows.map(({ entities }, at) => {
      const truth = keysOf(entities)
      const found = keysOf(
        (output[at] ?? []).map((one) => [one.word ?? '', one.entity_group ?? ''] as const),
      )
      const same = [...truth].filter((name) => found.has(name)).length
      return { same, all: truth.size + found.size }
    })
    const total = (key: 'same' | 'all') => counts.reduce((sum, one) => sum + one[key], 0)
    expect((2 * total('same')) / total('all')).toBeCloseTo(value, 2)
  })

  test('sentence-similarity: rank correlation with scores given by hand', async () => {
    const row = z.object({ first: z.string(), second: z.string(), score: z.number() })
    const { rows, value } = await card('sentence-similarity', row)
    const runs = rows.map(({ first, second }) => {
      const inputs = { source_sentence: first, sentences: [second] }
      return runner.run('sentence-similarity', { inputs })
    })
    const answers = await Promise.all(runs)
    const found = spearman(
      answers.map(({ output: [one] }) => one ?? NaN),
      rows.map((one) => one.score),
    )
    expect(Math.abs(found - value)).toBeLessThan(0.01)
  })

  test('question-answering: F1 of words, and answers that are spans of their contexts', async () => {
    const row = z.object({ question: z.string(), context: z.string(), answer: z.string() })
    const { rows, value } = await card('question-answering', row)
    const inputs = rows.map(({ question, context }) => ({ question, context }))
    const { output } = await runner.run('question-answering', { inputs })
    const scores = rows.map(({ answer, context }, at) => {
      const [best] = output[at] ?? []
      expect(context.slice(best?.start, best?.end)).toBe(best?.answer)
      return wordF1(answer, best?.answer ?? '')
    })
    expect(Math.abs(mean(scores) - value)).toBeLessThan(0.02)
  })

  test('zero-shot-classification: accuracy with the labels of each text', async () => {
    const row = z.object({ text: z.string(), labels: z.array(z.string()), label: z.string() })
    const { rows, value } = await card('zero-shot-classification', row)
    const hits = await Promise.all(
      rows.map(async ({ text, labels, label }) => {
        const parameters = { candidate_labels: labels }
        const request = { inputs: text, parameters }
        const { output } = await runner.run('zero-shot-classification', request)
        return output[0]?.label === label ? 1 : 0
      }),
    )
    expect(Math.abs(mean(hits) - value)).toBeLessThan(0.02)
  })

  test('fill-mask: a fitting word among the first five', async () => {
    const row = z.object({ text: z.string(), words: z.array(z.string()) })
    const { rows, value } = await card('fill-mask', row)
    const inputs = rows.map(({ text }) => text)
    const { output } = await runner.run('fill-mask', { inputs, parameters: { top_k: 5 } })
    const hits = rows.map(({ words }, at) => {
      const found = (output[at] ?? []).flat().map((one) => one.token_str)
      return found.some((word) => words.includes(word)) ? 1 : 0
    })
    expect(Math.abs(mean(hits) - value)).toBeLessThan(0.03)
  })
})

describe("the registry's examples", () => {
  test('token-classification: who and where', async () => {
    const request = { inputs: 'Marie Curie worked in Paris.', parameters: NAMES }
    const { output } = await runner.run('token-classification', request)
    expect(output).toMatchObject([
      { entity_group: 'PER', word: 'Marie Curie', start: 0, end: 11 },
      { entity_group: 'LOC', word: 'Paris', start: 22, end: 27 },
    ])
  })

  test('token-classification: tags of single tokens begin with B-', async () => {
    const { output } = await runner.run('token-classification', { inputs: 'Anna lives in Oslo.' })
    expect(output.map(({ entity, word }) => [entity, word])).toEqual([
      ['B-PER', 'Anna'],
      ['B-LOC', 'Oslo'],
    ])
  })

  test('sentence-similarity: the same in other words comes first', async () => {
    const inputs = {
      source_sentence: 'A man is playing the guitar.',
      sentences: [
        'Someone makes music on a guitar.',
        'A woman plays the violin.',
        'The train is late again.',
      ],
    }
    const { output } = await runner.run('sentence-similarity', { inputs })
    expect(output.toSorted((a, b) => b - a)).toEqual(output)
    expect(output[0]).toBeGreaterThan((output[2] ?? 1) + 0.3)
  })

  test('text-ranking: the passage that answers comes first', async () => {
    const inputs = {
      query: 'How many people live in Berlin?',
      texts: [
        'Berlin is known for its museums.',
        'Berlin has about 3.7 million inhabitants.',
        'Paris is the capital of France.',
      ],
    }
    const { output } = await runner.run('text-ranking', { inputs })
    expect(output.map(({ index }) => index)).toEqual([1, 0, 2])
  })

  test('text-retrieval: passages about light for the blue sky', async () => {
    const inputs = {
      query: 'Why is the sky blue?',
      texts: [
        'Bread rises because yeast gives off gas.',
        'Air scatters blue light more than red light.',
        'The sea is salty because rivers carry minerals into it.',
        'At sunset light crosses more air, and the blue part is scattered away.',
        'A year on Mars lasts 687 days.',
      ],
    }
    const { output } = await runner.run('text-retrieval', { inputs, parameters: { top_k: 2 } })
    expect(output.map(({ index }) => index).toSorted()).toEqual([1, 3])
  })

  test('feature-extraction: one unit vector for a sentence', async () => {
    const parameters = { pooling: 'mean', normalize: true } as const
    const request = { inputs: 'The cat sleeps.', parameters }
    const { output } = await runner.run('feature-extraction', request)
    const vector = z.parse(z.array(z.number()), output)
    expect(vector).toHaveLength(96)
    expect(vector.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 4)
  })

  test('question-answering: a year, with where it stands', async () => {
    const context =
      'The Eiffel Tower stands in Paris. It was finished in 1889 and is 330 metres tall. ' +
      'Gustave Eiffel’s company built it for a world’s fair.'
    const inputs = { question: 'When was the tower finished?', context }
    const { output } = await runner.run('question-answering', { inputs })
    expect(output).toMatchObject([{ answer: '1889', start: 53, end: 57 }])
  })

  test('zero-shot-classification: the right desk', async () => {
    const candidate_labels = ['billing', 'delivery', 'technical problem']
    const inputs = 'I was charged twice for my last order.'
    const request = { inputs, parameters: { candidate_labels } }
    const { output } = await runner.run('zero-shot-classification', request)
    expect(output[0]?.label).toBe('billing')
  })

  test('zero-shot-classification: several topics at once', async () => {
    const { output } = await runner.run('zero-shot-classification', {
      inputs: 'The new tram line will be powered by wind energy alone.',
      parameters: {
        candidate_labels: ['transport', 'environment', 'sports'],
        hypothesis_template: 'This text is about {}.',
        multi_label: true,
      },
    })
    expect(output.at(-1)).toMatchObject({ label: 'sports', score: expect.closeTo(0, 0) })
  })

  test('fill-mask: a capital', async () => {
    const request = { inputs: 'The capital of France is [MASK].', parameters: { top_k: 2 } }
    const { output } = await runner.run('fill-mask', request)
    expect(output.flat()[0]?.token_str).toBe('paris')
  })

  test('fill-mask: two words at once', async () => {
    const { output } = await runner.run('fill-mask', {
      inputs: 'She poured [MASK] into her [MASK].',
      parameters: { top_k: 5 },
    })
    const words = output.map((one) => [one].flat().map(({ token_str }) => token_str))
    expect(words[0]).toEqual(expect.arrayContaining(['coffee']))
    expect(words).toHaveLength(2)
  })
})

const LONG = 'The train from the north is late again because of the snow. '.repeat(400)

describe.each([
  ['no letter', '...'],
  ['emoji alone', '🙂🙂🙂'],
  ['another script', 'Москва 東京 مرحبا'],
  ['a very long text', LONG],
])('surprising texts: %s', (_, text) => {
  test('names are spans of the text', async () => {
    const request = { inputs: text, parameters: NAMES }
    const { output } = await runner.run('token-classification', request)
    for (const { start = 0, end = 0, word } of output) expect(text.slice(start, end)).toBe(word)
  })

  test('a similarity is a number between -1 and 1', async () => {
    const inputs = { source_sentence: text, sentences: ['The cat sleeps.', text] }
    const { output } = await runner.run('sentence-similarity', { inputs })
    expect(output[0]).toBeGreaterThanOrEqual(-1)
    expect(output[1]).toBeCloseTo(1, 3)
  })

  test('an answer is a span of the context', async () => {
    const inputs = { question: 'Why is the train late?', context: text }
    const { output } = await runner.run('question-answering', { inputs })
    for (const { answer, start, end } of output) expect(text.slice(start, end)).toBe(answer)
  })

  test('labels have scores that add up to 1', async () => {
    const parameters = { candidate_labels: ['weather', 'music'] }
    const { output } = await runner.run('zero-shot-classification', { inputs: text, parameters })
    expect(output.reduce((sum, { score: value }) => sum + value, 0)).toBeCloseTo(1, 5)
  })

  test('words have probabilities', async () => {
    const { output } = await runner.run('fill-mask', { inputs: `It is [MASK]. ${text}` })
    expect(output.flat()).toHaveLength(5)
    for (const { score: value } of output.flat()) expect(value).toBeGreaterThan(0)
  })
})

test('token-classification: an emoji before a name does not move it', async () => {
  const inputs = '👍🏽 Anna lives in Oslo.'
  const { output } = await runner.run('token-classification', { inputs, parameters: NAMES })
  const found = output.map(({ start, end }) => inputs.slice(start, end))
  expect(found).toEqual(['Anna', 'Oslo'])
})
