import { fileURLToPath } from 'node:url'
import { createRunner, type ModelOption, type RunTiming } from '@taskmesh/inference-runner'
import { afterAll, describe, expect, test } from 'vitest'
import { plainPng } from './support/images.ts'

/** A model with weights in full precision, which can run several inputs at once. */
function recorded(task: ModelOption['task'], name: string): ModelOption {
  const path = fileURLToPath(new URL(`../../../parity/models/${name}`, import.meta.url))
  return { task, id: name, path }
}

const runner = createRunner({
  models: [
    recorded('text-classification', 'text-classification-bert'),
    recorded('feature-extraction', 'sentences-bert-mean'),
    recorded('token-classification', 'token-classification-bert'),
    recorded('fill-mask', 'fill-mask-bert'),
    recorded('text-ranking', 'text-ranking-bert'),
    recorded('image-classification', 'image-classification-vit'),
  ],
  process: 'shared',
  threads: 1,
  keepsReserve: false,
})
afterAll(() => runner.close())

/** All numbers in a value, in order, and all that is no number. */
function partsOf(value: unknown): { numbers: number[]; others: unknown[] } {
  if (typeof value === 'number') return { numbers: [value], others: [] }
  if (ArrayBuffer.isView(value) || typeof value !== 'object' || value === null) {
    return { numbers: [], others: [value] }
  }
  const parts = Object.entries(value).map(([key, part]) => ({ key, ...partsOf(part) }))
  return {
    numbers: parts.flatMap(({ numbers }) => numbers),
    others: parts.flatMap(({ key, others }) => [key, ...others]),
  }
}

const WORDS = ['good', 'a', 'bad', 'the', 'story', 'of', 'very', 'one', 'day', 'not']

/** Texts of 1 to 4 words, which the models read whole. */
const texts = Array.from({ length: 24 }, (_, number) =>
  Array.from({ length: (number % 4) + 1 }, (_unused, at) => WORDS[(at * 7 + number) % 10]).join(
    ' ',
  ),
)

const pictures = await Promise.all(
  (['red', 'blue', 'white', 'red', 'blue', 'white'] as const).map((colour, at) =>
    plainPng(20 + at * 9, 90 - at * 11, colour),
  ),
)

const CASES = [
  ['text-classification', texts.map((inputs) => ({ inputs, parameters: { top_k: 3 } }))],
  ['feature-extraction', texts.map((inputs) => ({ inputs }))],
  ['token-classification', texts.map((inputs) => ({ inputs }))],
  ['fill-mask', texts.map((text) => ({ inputs: `${text} [MASK]` }))],
  ['text-ranking', texts.map((text) => ({ inputs: { query: text, texts } }))],
  ['image-classification', pictures.map((inputs) => ({ inputs }))],
] as const

describe.each(CASES)('%s', (task, requests) => {
  test('behavior: calls that run as one answer what each answers alone, within 1e-5', async () => {
    const alone: unknown[] = []
    for (const request of requests) {
      const { output } = await runner.run(task, request as unknown)
      alone.push(output)
    }
    const timings: RunTiming[] = []
    const onTiming = (timing: RunTiming) => void timings.push(timing)
    // Prepared first, so that all wait at once, however long their pictures take to decode.
    const prepared = await Promise.all(
      requests.map((request) => runner.prepare(task, request as unknown)),
    )
    const together = await Promise.all(prepared.map((call) => runner.run(call, { onTiming })))
    expect(Math.max(...timings.map(({ calls }) => calls))).toBeGreaterThan(2)
    for (const [at, { output, warnings }] of together.entries()) {
      const [own, expected] = [partsOf(output), partsOf(alone[at])]
      expect(warnings).toEqual([])
      expect(own.others).toEqual(expected.others)
      expect(own.numbers).toHaveLength(expected.numbers.length)
      const largest = own.numbers.reduce(
        (most, number, index) =>
          Math.max(most, Math.abs(number - (expected.numbers[index] ?? NaN))),
        0,
      )
      expect(largest).toBeLessThan(1e-5)
    }
  })
})
