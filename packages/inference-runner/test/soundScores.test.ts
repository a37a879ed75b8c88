/** The demonstration models of sounds and series: the scores on their cards, and the registry's examples. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { listExamples } from '@taskmesh/tasks/showcase'
import { afterAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { readCard } from './support/card.ts'
import { demoRunner } from './support/demoRunner.ts'
import { mean } from './support/metrics.ts'

const runner = demoRunner()
afterAll(() => runner.close())

const readSounds = (folder: string, rows: readonly { audio: string }[]) =>
  Promise.all(rows.map(({ audio }) => readFile(join(folder, audio))))

/** The sounds of a task's examples for people. */
async function shownSounds(task: TaskId): Promise<string[]> {
  const examples = await Promise.all((await listExamples(task)).map(({ load }) => load()))
  return examples.map(({ request }) => z.parse(z.object({ inputs: z.string() }), request).inputs)
}

describe('audio-classification', () => {
  test('score: accuracy', async () => {
    const row = z.object({ audio: z.string(), label: z.string() })
    const { folder, rows, metric, value } = await readCard('audio-classification', row)
    const { output } = await runner.run('audio-classification', {
      inputs: await readSounds(folder, rows),
    })
    const hits = rows.map(({ label }, at) => Number(output[at]?.[0]?.label === label))
    expect(metric).toBe('accuracy')
    expect(Math.abs(mean(hits) - value)).toBeLessThan(0.02)
  })

  test.each([
    [0, 'Beep, bleep'],
    [1, 'Speech'],
  ])('example %d is called %s', async (index, label) => {
    const request = TASK_EXAMPLES['audio-classification'][index]?.request ?? { inputs: '' }
    const { output } = await runner.run('audio-classification', request)
    expect(output[0]).toMatchObject({ label })
  })

  test('a guitar is music, and a woman who speaks is speech', async () => {
    const inputs = await shownSounds('audio-classification')
    const { output } = await runner.run('audio-classification', { inputs })
    expect(output.map(([best]) => best?.label)).toEqual(['Music', 'Speech'])
  })
})
