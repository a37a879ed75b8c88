import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { DEMO_MODELS, demoModelDirectory, type DemoTask } from '@taskmesh/demo-models'
import { findTaskId } from '@taskmesh/tasks'
import { parse } from 'yaml'
import * as z from 'zod/mini'
import { ROOT } from '../workspace.ts'
import type { ModelRow } from './modelRow.ts'

const FRONT_MATTER = /^---\n([^]*?)\n---\n/

const card = z.object({
  /** The name of the engine. */
  library_name: z.string(),
  'model-index': z.tuple([
    z.object({
      results: z.array(
        z.object({
          task: z.object({ type: z.string() }),
          metrics: z.array(z.object({ type: z.string(), value: z.number() })).check(z.minLength(1)),
        }),
      ),
    }),
  ]),
})
const score = z.looseObject({ examples: z.optional(z.int()) })

/** The demonstration models, with the scores on their cards. */
export function readDemoModels(): ModelRow[] {
  const tasks = Object.keys(DEMO_MODELS).filter((task): task is DemoTask => task in DEMO_MODELS)
  return tasks.map((task) => {
    const folder = demoModelDirectory(task)
    const [, yaml = ''] = FRONT_MATTER.exec(readFileSync(join(folder, 'README.md'), 'utf8')) ?? []
    const raw: unknown = parse(yaml)
    const { library_name: engine, 'model-index': index } = z.parse(card, raw)
    const [{ results }] = index
    const result = results.find(({ task: { type } }) => type === task) ?? results[0]
    const { examples } = z.parse(
      score,
      JSON.parse(readFileSync(join(folder, 'score.json'), 'utf8')),
    )
    const metrics = (result?.metrics ?? []).map(({ type, value }) => `${type} ${value}`).join(', ')
    return {
      task: findTaskId(task),
      model: `[${DEMO_MODELS[task].id}](${relative(ROOT, folder)})`,
      kind: 'demonstration',
      engine,
      measured: `${metrics}${examples === undefined ? '' : ` on ${examples} held-out examples`}`,
    }
  })
}
