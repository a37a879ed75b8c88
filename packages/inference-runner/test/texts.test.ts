import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PreTrainedTokenizer } from '@huggingface/transformers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerSpans } from '../src/engines/transformersJs/texts/answerSpans.ts'
import { positionLimit } from '../src/engines/transformersJs/texts/positionLimit.ts'
import { TextReader } from '../src/engines/transformersJs/texts/TextReader.ts'
import { keptLengths, truncated, windowsOf } from '../src/engines/transformersJs/texts/truncate.ts'

const MODELS = fileURLToPath(new URL('../../../parity/models/', import.meta.url))
const NAMES = [
  'token-classification-bert',
  'token-classification-bert-cased',
  'token-classification-roberta',
  'token-classification-xlm-roberta',
  'text-classification-albert',
  'text-classification-modernbert',
]

function readJson(folder: string, name: string): object {
  const value: unknown = JSON.parse(readFileSync(join(MODELS, folder, name), 'utf8'))
  if (typeof value !== 'object' || value === null) throw new Error(`${name} is no object.`)
  return value
}

function tokenizerOf(folder: string): PreTrainedTokenizer {
  return new PreTrainedTokenizer(
    readJson(folder, 'tokenizer.json'),
    readJson(folder, 'tokenizer_config.json'),
  )
}

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(..."ab é🙂\u0301İ李ßﬁ\u00a0\n'.,A[", ' ', 'the ', '<mask>', '[SEP]', '👩‍👧'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 40,
})

describe.each(NAMES)('%s', (name) => {
  const tokenizer = tokenizerOf(name)
  const reader = new TextReader(tokenizer)

  test('default: each token stands somewhere in the text, in order', () => {
    fc.assert(
      fc.property(text, (value) => {
        let before = 0
        for (const { start, end, word } of reader.read(value)) {
          expect(0 <= start && start <= end && end <= value.length).toBe(true)
          expect(word).toBeGreaterThanOrEqual(before)
          before = word
        }
      }),
    )
  })

  test('default: places are whole characters, also beside an emoji', () => {
    const value = '🙂 Mary 👩‍👧Paris🙂'
    const tokens = reader.read(value)
    expect(tokens.length).toBeGreaterThanOrEqual(3)
    // Half of a pair of surrogates cannot be written as UTF-8.
    for (const { start, end } of tokens) encodeURIComponent(value.slice(start, end))
  })

  test('behavior: the time for a text grows with its length, not with its square', () => {
    const read = (words: number) => {
      const start = performance.now()
      expect(reader.read('the old man in Paris '.repeat(words)).length).toBeGreaterThanOrEqual(
        5 * words,
      )
      return performance.now() - start
    }
    read(100)
    // Ten times as long: a hundred times as slow if it grew with the square.
    expect(read(3000)).toBeLessThan(50 * Math.max(5, read(300)))
  })
})

test.each([
  [3, 3, 10, 'longest_first', [3, 3]],
  [8, 3, 10, 'longest_first', [7, 3]],
  [3, 8, 10, 'longest_first', [3, 7]],
  [20, 30, 11, 'longest_first', [5, 6]],
  [30, 20, 11, 'longest_first', [6, 5]],
  [20, 3, 10, 'only_first', [7, 3]],
  [3, 20, 10, 'only_second', [3, 7]],
  [20, 3, 10, 'only_second', [20, 0]],
] as const)('default: of %i and %i tokens %i are kept, %s', (first, second, limit, how, kept) => {
  expect(keptLengths(first, second, limit, how)).toEqual(kept)
})

test('default: a text loses tokens on the side that is asked for', () => {
  expect(truncated([1, 2, 3, 4], 3, 'right')).toEqual([1, 2, 3])
  expect(truncated([1, 2, 3, 4], 3, 'left')).toEqual([2, 3, 4])
  expect(truncated([1, 2], 3, 'left')).toEqual([1, 2])
})

test('default: windows overlap by the stride and end with the text', () => {
  expect(windowsOf([1, 2, 3, 4, 5, 6, 7], 4, 2)).toEqual([
    [1, 2, 3, 4],
    [3, 4, 5, 6],
    [5, 6, 7],
  ])
  expect(windowsOf([1, 2, 3, 4], 4, 3)).toEqual([[1, 2, 3, 4]])
})

test.each([
  [{ model_type: 'bert', max_position_embeddings: 512 }, 512],
  [{ model_type: 'roberta', max_position_embeddings: 514, pad_token_id: 1 }, 512],
  [{ model_type: 'xlm-roberta', max_position_embeddings: 514 }, 512],
  [{ model_type: 'mpnet', max_position_embeddings: 514, pad_token_id: 1 }, 512],
  [{ model_type: 'gpt2', n_positions: 1024, n_ctx: 1024 }, 1024],
  [{ model_type: 't5', n_positions: 512 }, Infinity],
  [{ model_type: 'bert' }, Infinity],
])('default: the positions of %o are %d', (config, limit) => {
  expect(positionLimit(config)).toBe(limit)
})

describe('answerSpans', () => {
  const isContext = [false, false, true, true, true]
  const options = { isContext, nullToken: 0, longest: 2, count: 10 }

  test('default: spans lie in the context, are short enough and best first', () => {
    const start = Float32Array.of(9, 9, 1, 2, 3)
    const end = Float32Array.of(9, 9, 3, 2, 1)
    const { spans } = answerSpans(start, end, { ...options, nullToken: undefined })
    expect(spans).toHaveLength(5)
    for (const { first, last } of spans) {
      expect(first).toBeGreaterThanOrEqual(2)
      expect(last - first).toBeLessThan(2)
      expect(last).toBeGreaterThanOrEqual(first)
    }
    const scores = spans.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  })

  test('behavior: no answer has the probability of the first token', () => {
    const { spans, nullScore } = answerSpans(
      Float32Array.of(50, 0, 0, 0, 0),
      Float32Array.of(50, 0, 0, 0, 0),
      options,
    )
    expect(nullScore).toBeCloseTo(1)
    expect(spans.every(({ score }) => score < 1e-9)).toBe(true)
  })

  test('behavior: a row of 4000 tokens is searched at once', () => {
    const logits = Float32Array.from({ length: 4000 }, (_, index) => Math.sin(index))
    const start = performance.now()
    const { spans } = answerSpans(logits, logits, {
      isContext: Array.from(logits, () => true),
      nullToken: undefined,
      longest: 15,
      count: 12,
    })
    expect(spans).toHaveLength(12)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
