import { createRunner } from '@taskmesh/inference-runner'
import { TASK_IDS, TASKS, type TaskId } from '@taskmesh/tasks'
import { demoModels } from '../network/models.ts'
import { createReporter } from '../output/reporter.ts'

/** Whether a task can be run here: with a model that comes along, with one of the caller's own, or not at all. */
type Ability =
  | { runnable: true; model: string }
  | { runnable: true; model?: undefined }
  | { runnable: false; reason: string }

const MARKS = { demo: '●', own: '○', none: '–' } as const

function kindOf(ability: Ability): keyof typeof MARKS {
  if (!ability.runnable) return 'none'
  return ability.model === undefined ? 'own' : 'demo'
}

/** What this machine can do with each task. */
async function abilities(): Promise<Map<TaskId, Ability>> {
  const models = demoModels()
  const runner = createRunner({ models })
  try {
    return new Map(
      TASK_IDS.map((id): [TaskId, Ability] => {
        const ability = runner.ability(id)
        const model = models.find(({ task }) => task === id)
        if (ability.runnable && model !== undefined)
          return [id, { runnable: true, model: model.id }]
        if (!ability.runnable && ability.code === 'NO_ENGINE') {
          return [id, { runnable: false, reason: ability.reason }]
        }
        return [id, { runnable: true }]
      }),
    )
  } finally {
    await runner.close()
  }
}

/** Lists the tasks, and what can be run here. */
export async function listTasks({ json }: { json: boolean }): Promise<void> {
  const reporter = createReporter({ json })
  const all = await abilities()
  const width = Math.max(...TASK_IDS.map((id) => id.length))
  const counts = { demo: 0, own: 0, none: 0 }
  for (const [id, ability] of all) {
    const { name, modality, summary } = TASKS[id]
    const kind = kindOf(ability)
    counts[kind] += 1
    if (json) reporter.json({ id, name, modality, summary, ...ability })
    else {
      const words = ability.runnable ? summary : ability.reason
      reporter.result(`${MARKS[kind]} ${id.padEnd(width)}  ${words}`)
    }
  }
  if (json) return
  reporter.result('')
  reporter.result(
    `${MARKS.demo} ${counts.demo} run here as they are   ${MARKS.own} ${counts.own} with a model of yours (--model)   ${MARKS.none} ${counts.none} not here`,
  )
}
