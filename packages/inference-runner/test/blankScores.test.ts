/** The demonstration model that fills blanks: the score on its card, the registry's examples, and surprising texts. */
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { createRunner } from '@taskmesh/inference-runner'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { afterAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { readCard } from './support/card.ts'
import { mean } from './support/metrics.ts'

const TASK = 'fill-mask'
const { id } = DEMO_MODELS[TASK]

const runner = createRunner({
  models: [{ task: TASK, id, path: demoModelDirectory(TASK) }],
  threads: 1,
  process: 'shared',
  keepsReserve: false,
})
afterAll(() => runner.close())

interface Filling {
  token_str: string
}

/** The words for the only mask of a text. */
function onlyMask(output: readonly (Filling | readonly Filling[])[]): string[] {
  return output.flat().map(({ token_str }) => token_str)
}

describe('fill-mask', () => {
  const fill = async (inputs: string, parameters = {}) =>
    (await runner.run('fill-mask', { inputs, parameters })).output

  test('score: how often a word that fits is the first, and among the first five', async () => {
    const row = z.object({ text: z.string(), words: z.array(z.string()) })
    const card = await readCard('fill-mask', row)
    const inputs = card.rows.map(({ text }) => text)
    const { output } = await runner.run('fill-mask', { inputs, parameters: { top_k: 5 } })
    const found = card.rows.map(({ words }, at) =>
      onlyMask(output[at] ?? []).map((word) => words.includes(word)),
    )
    expect(card.metric).toBe('accuracy')
    expect(Math.abs(mean(found.map(([first]) => Number(first))) - card.value)).toBeLessThan(0.02)
    const among = mean(found.map((hits) => Number(hits.includes(true))))
    expect(Math.abs(among - (card.top5 ?? NaN))).toBeLessThan(0.02)
    const base = z.parse(
      z.object({ neighbours: z.object({ accuracy: z.number() }) }),
      card.baselines,
    )
    expect(card.value).toBeGreaterThan(base.neighbours.accuracy)
  })

  test('the capital of France, written out in its sentence', async () => {
    const request = TASK_EXAMPLES['fill-mask'][0]?.request ?? { inputs: '' }
    const { output } = await runner.run('fill-mask', request)
    expect(output).toHaveLength(2)
    expect(output[0]).toMatchObject({
      token_str: 'paris',
      sequence: 'the capital of france is paris.',
    })
  })

  test('one of two words', async () => {
    const targets = ['hot', 'cold']
    expect(onlyMask(await fill('The soup is too [MASK] to eat.', { targets }))).toEqual(targets)
  })

  test('two masks have a list each', async () => {
    const output = await fill('She poured [MASK] into her [MASK].', { top_k: 3 })
    expect(output).toHaveLength(2)
    const [drinks = [], cups = []] = output.map((words) => onlyMask([words]))
    expect(drinks.some((word) => ['tea', 'coffee', 'milk', 'chocolate'].includes(word))).toBe(true)
    expect(cups).toEqual(expect.arrayContaining(['cup', 'mug']))
  })

  test.each([
    ['emoji', '🙂🙂 [MASK] 🙂'],
    ['another script', 'Москва 東京 [MASK]'],
    ['a text longer than it reads', `[MASK] ${'and so on '.repeat(400)}`],
  ])('surprising texts: %s', async (_, text) => {
    const scores = (await fill(text)).flat().map(({ score }) => score)
    expect(scores).toHaveLength(5)
    expect(scores.toSorted((a, b) => b - a)).toEqual(scores)
  })
})
