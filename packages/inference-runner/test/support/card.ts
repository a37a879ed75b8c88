import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoModelDirectory, type DemoTask } from '@taskmesh/demo-models'
import { expect } from 'vitest'
import * as z from 'zod/mini'

const score = z.looseObject({
  metric: z.string(),
  value: z.number(),
  examples: z.int(),
  /** What simple ways of doing the same reach. */
  baselines: z.optional(z.unknown()),
  /** Of models that guess: how often what fits is among the first five. */
  top5: z.optional(z.number()),
})

/** The held-out examples of a demonstration model, with the score on its card. */
export async function readCard<Row extends z.ZodMiniType>(task: DemoTask, row: Row) {
  const folder = demoModelDirectory(task)
  const lines = (await readFile(join(folder, 'heldout.jsonl'), 'utf8')).split('\n')
  const rows = lines
    .filter((line) => line.trim() !== '')
    .map((line) => z.parse(row, JSON.parse(line)))
  const found = z.parse(score, JSON.parse(await readFile(join(folder, 'score.json'), 'utf8')))
  expect(found.examples).toBe(rows.length)
  return { folder, rows, ...found }
}
