/** The scores on the demonstration models' cards, computed again through the runner. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AutoTokenizer } from '@huggingface/transformers'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { readCard } from './support/card.ts'
import { demoRunner } from './support/demoRunner.ts'
import { chrf, mean, rougeL, type Pair } from './support/metrics.ts'

const runner = demoRunner()
afterAll(() => runner.close())

const batchSize = 128

async function inBatches<Item, Result>(
  items: readonly Item[],
  run: (batch: Item[]) => Promise<Result[]>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let at = 0; at < items.length; at += batchSize) {
    results.push(...(await run(items.slice(at, at + batchSize))))
  }
  return results
}

const share = (hits: readonly boolean[]) => hits.filter(Boolean).length / hits.length

test('text-classification: accuracy', async () => {
  const row = z.object({ text: z.string(), label: z.string() })
  const { rows, metric, value } = await readCard('text-classification', row)
  const output = await inBatches(rows, async (batch) => {
    const inputs = batch.map(({ text }) => text)
    return (await runner.run('text-classification', { inputs })).output
  })
  expect(metric).toBe('accuracy')
  expect(share(rows.map(({ label }, at) => output[at]?.[0]?.label === label))).toBeCloseTo(value, 3)
})

test('image-classification: accuracy', async () => {
  const row = z.object({
    image: z.string(),
    label: z.string(),
    box: z.optional(z.tuple([z.int(), z.int(), z.int(), z.int()])),
  })
  const { folder, rows, metric, value } = await readCard('image-classification', row)
  const inputs = await Promise.all(
    rows.map(({ image, box }) => {
      const whole = sharp(join(folder, image))
      if (box === undefined) return whole.png().toBuffer()
      const [left, top, width, height] = box
      return whole.extract({ left, top, width, height }).png().toBuffer()
    }),
  )
  const output = await inBatches(
    inputs,
    async (batch) => (await runner.run('image-classification', { inputs: batch })).output,
  )
  expect(metric).toBe('accuracy')
  const hits = rows.map(({ label }, at) => output[at]?.[0]?.label === label)
  expect(Math.abs(share(hits) - value)).toBeLessThan(0.01)
})

test('text-generation: accuracy of the next token', async () => {
  const row = z.object({ text: z.string() })
  const { folder, rows, metric, value } = await readCard('text-generation', row)
  const tokenizer = await AutoTokenizer.from_pretrained(folder, { local_files_only: true })
  const decode = (ids: number[]) => tokenizer.decode(ids, { skip_special_tokens: true })
  const places = rows.flatMap(({ text }) => {
    const ids = tokenizer.encode(text)
    return ids.flatMap((_, at) => {
      const prompt = decode(ids.slice(0, at + 1))
      const isSame = tokenizer.encode(prompt).join() === ids.slice(0, at + 1).join()
      const next = decode(ids.slice(0, at + 2)).slice(prompt.length)
      return isSame && prompt !== '' ? [{ prompt, next }] : []
    })
  })
  const output = await inBatches(places, async (batch) => {
    const inputs = batch.map(({ prompt }) => prompt)
    const parameters = { max_new_tokens: 1, return_full_text: false }
    return (await runner.run('text-generation', { inputs, parameters })).output
  })
  expect(metric).toBe('next-token accuracy')
  const hits = places.map(({ next }, at) => output[at]?.[0]?.generated_text === next)
  expect(Math.abs(share(hits) - value)).toBeLessThan(0.03)
})

test('visual-question-answering: accuracy', async () => {
  const row = z.object({ image: z.string(), question: z.string(), answer: z.string() })
  const { folder, rows, metric, value } = await readCard('visual-question-answering', row)
  const inputs = await Promise.all(
    rows.map(async ({ image, question }) => ({
      image: await readFile(join(folder, image)),
      question,
    })),
  )
  const output = await inBatches(
    inputs,
    async (batch) => (await runner.run('visual-question-answering', { inputs: batch })).output,
  )
  expect(metric).toBe('accuracy')
  const hits = rows.map(({ answer }, at) => output[at]?.[0]?.answer === answer)
  expect(Math.abs(share(hits) - value)).toBeLessThan(0.02)
})

test('table-question-answering: accuracy of whole answers', async () => {
  const row = z.object({
    table: z.record(z.string(), z.array(z.string())),
    question: z.string(),
    cells: z.array(z.tuple([z.int(), z.int()])),
    aggregator: z.string(),
  })
  const { rows, metric, value } = await readCard('table-question-answering', row)
  const inputs = rows.map(({ table, question }) => ({ table, question }))
  const { output } = await runner.run('table-question-answering', { inputs })
  expect(metric).toBe('denotation accuracy')
  const hits = rows.map(({ cells, aggregator }, at) => {
    const [answer] = output[at] ?? []
    return (
      answer?.aggregator === aggregator &&
      JSON.stringify(answer.coordinates) === JSON.stringify(cells)
    )
  })
  expect(share(hits)).toBeCloseTo(value, 3)
})

test('translation: chrF of both directions', async () => {
  const language = z.enum(['en', 'fr'])
  const row = z.object({ source: language, text: z.string(), translation: z.string() })
  const { rows, metric, value } = await readCard('translation', row)
  const directions = [
    { src_lang: 'en', tgt_lang: 'fr' },
    { src_lang: 'fr', tgt_lang: 'en' },
  ] as const
  const scores = await Promise.all(
    directions.map(async (parameters) => {
      const part = rows.filter(({ source }) => source === parameters.src_lang)
      const inputs = part.map(({ text }) => text)
      const { output } = await runner.run('translation', { inputs, parameters })
      return chrf(
        part.map(({ translation }, at): Pair => {
          return { expected: translation, written: output[at]?.translation_text ?? '' }
        }),
      )
    }),
  )
  expect(metric).toBe('chrf')
  expect(Math.abs(mean(scores) - value)).toBeLessThan(1)
})

test('summarization: ROUGE-L', async () => {
  const row = z.object({ text: z.string(), summary: z.string() })
  const { rows, metric, value } = await readCard('summarization', row)
  const inputs = rows.map(({ text }) => text)
  const { output } = await runner.run('summarization', { inputs })
  const scores = rows.map(({ summary }, at) =>
    rougeL({ expected: summary, written: output[at]?.summary_text ?? '' }),
  )
  expect(metric).toBe('rouge-l')
  expect(Math.abs(mean(scores) - value)).toBeLessThan(0.01)
})

/** The columns of a table whose rows are given. */
function columnsOf(rows: readonly Readonly<Record<string, number>>[]): Record<string, number[]> {
  const names = Object.keys(rows[0] ?? {})
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name] ?? NaN)]))
}

const tableRow = z.record(z.string(), z.number())

test('tabular-classification: accuracy', async () => {
  const row = z.object({ row: tableRow, label: z.string() })
  const { rows, metric, value } = await readCard('tabular-classification', row)
  const inputs = { data: columnsOf(rows.map((one) => one.row)) }
  const { output } = await runner.run('tabular-classification', { inputs })
  expect(metric).toBe('accuracy')
  expect(share(rows.map(({ label }, at) => output[at] === label))).toBeCloseTo(value, 3)
})

test('tabular-regression: R²', async () => {
  const row = z.object({ row: tableRow, value: z.number() })
  const { rows, metric, value } = await readCard('tabular-regression', row)
  const inputs = { data: columnsOf(rows.map((one) => one.row)) }
  const { output } = await runner.run('tabular-regression', { inputs })
  const truth = rows.map((one) => one.value)
  const squares = (guesses: readonly number[]) =>
    mean(guesses.map((guess, at) => (guess - (truth[at] ?? NaN)) ** 2))
  expect(metric).toBe('r2')
  expect(1 - squares(output) / squares(truth.map(() => mean(truth)))).toBeCloseTo(value, 3)
})
