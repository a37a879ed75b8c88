import { fileURLToPath } from 'node:url'
import type { TaskId } from '@taskmesh/tasks'
import { afterAll, expect, test } from 'vitest'
import { createRunner } from '../src/index.ts'

const MODELS = fileURLToPath(new URL('../../../parity/models/', import.meta.url))
const LONG = 'The old man lives in Paris and works at night. '.repeat(20)

function model(task: TaskId, id: string) {
  return { task, id, path: `${MODELS}${id}` }
}

const runner = createRunner({
  models: [
    model('text-classification', 'text-classification-bert'),
    model('token-classification', 'token-classification-bert'),
    model('question-answering', 'question-answering-bert'),
    model('fill-mask', 'fill-mask-bert'),
    model('feature-extraction', 'sentences-roberta-prompts'),
    model('sentence-similarity', 'text-ranking-bert'),
    model('text-ranking', 'sentences-bert-mean'),
  ],
  process: 'shared',
  threads: 1,
})

afterAll(() => runner.close())

test('behavior: a text that was cut is named in the warnings', async () => {
  const { warnings } = await runner.run('text-classification', { inputs: ['short', LONG] })
  expect(warnings).toEqual(['Text 2 has 222 tokens; the model reads 24 of them only.'])
})

test('behavior: stride needs groups, and says so', async () => {
  const { warnings } = await runner.run('token-classification', {
    inputs: LONG,
    parameters: { stride: 4 },
  })
  expect(warnings).toContainEqual(
    expect.stringContaining('"stride" had no effect: it needs an aggregation_strategy'),
  )
})

test('default: with stride a long text is read whole', async () => {
  const { output, warnings } = await runner.run('token-classification', {
    inputs: LONG,
    parameters: { stride: 4, aggregation_strategy: 'first', ignore_labels: [] },
  })
  expect(warnings).toEqual([])
  expect(output.at(-1)?.end).toBe(LONG.trimEnd().length)
  for (const { start = 0, end = 0, word } of output) expect(LONG.slice(start, end)).toBe(word)
})

test('behavior: what a question asks of the rows beyond the model is a warning', async () => {
  const { warnings, output } = await runner.run('question-answering', {
    inputs: { question: `${LONG}?`, context: LONG },
    parameters: { max_seq_len: 500, doc_stride: 400 },
  })
  expect(warnings).toEqual([
    expect.stringMatching(/^The model reads 48 tokens at once; max_seq_len asks for 500\.$/),
    expect.stringMatching(/^The question has \d+ tokens; the model reads the first \d+ only\.$/),
    expect.stringMatching(/^Parts of the context have 8 tokens and overlap by 7/),
  ])
  const [{ start = 0, end = 0, answer } = { answer: '' }] = output
  expect(LONG.slice(start, end)).toBe(answer)
})

test('error: a text without a mask', async () => {
  await expect(
    runner.run('fill-mask', { inputs: ['The [MASK] eats.', 'No mask'] }),
  ).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
    issues: [{ path: 'inputs[1]', expected: 'a text with [MASK] in it' }],
  })
})

test('behavior: a target that is no token is replaced by its first one, with a warning', async () => {
  const { output, warnings } = await runner.run('fill-mask', {
    inputs: 'The [MASK] eats.',
    parameters: { targets: ['dogs', 'cat'] },
  })
  expect(
    output
      .flat()
      .map(({ token_str }) => token_str)
      .toSorted(),
  ).toEqual(['cat', 'dog'])
  expect(warnings).toEqual([
    'The target "dogs" is no token of the model; its first one, "dog", is taken.',
  ])
})

test('error: a prompt that the model does not have', async () => {
  await expect(
    runner.run('feature-extraction', { inputs: 'a', parameters: { prompt_name: 'poem' } }),
  ).rejects.toMatchObject({
    issues: [{ path: 'parameters.prompt_name', expected: 'one of document, query' }],
  })
})

test('error: a text that is too long, when it must not be cut', async () => {
  await expect(
    runner.run('feature-extraction', { inputs: ['a', LONG], parameters: { truncate: false } }),
  ).rejects.toMatchObject({
    issues: [
      { path: 'inputs[1]', code: 'too_big', expected: expect.stringContaining('24 tokens') },
    ],
  })
})

test('default: the end of a text is kept when it is to lose its beginning', async () => {
  const embed = async (inputs: string, truncation_direction?: 'left' | 'right') => {
    const parameters = truncation_direction && { truncation_direction }
    return (await runner.run('feature-extraction', { inputs, parameters })).output
  }
  expect(await embed(LONG, 'left')).toEqual(await embed(`Another beginning. ${LONG}`, 'left'))
  expect(await embed(LONG)).not.toEqual(await embed(LONG, 'left'))
})

test('error: a model that scores pairs makes no vectors', async () => {
  await expect(
    runner.run('sentence-similarity', { inputs: { source_sentence: 'a', sentences: ['b'] } }),
  ).rejects.toMatchObject({
    code: 'MODEL_LOAD_FAILED',
    details: 'It gives logits, not vectors: it runs text-ranking, not sentence-similarity.',
  })
})

test('default: a model of vectors ranks, with scores from 0 to 1 or its cosines', async () => {
  const inputs = { query: 'the old man', texts: ['the old man', 'food'] }
  const { output } = await runner.run('text-ranking', { inputs })
  const raw = await runner.run('text-ranking', { inputs, parameters: { raw_scores: true } })
  expect(output[0]).toEqual({ index: 0, score: expect.closeTo(1, 5) })
  expect(raw.output[1]?.score).toBeCloseTo(2 * (output[1]?.score ?? 0) - 1)
})
