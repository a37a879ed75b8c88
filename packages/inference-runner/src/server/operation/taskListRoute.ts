import { TASK_IDS, TASKS, type TaskId } from '@taskmesh/tasks'
import type { FastifyInstance } from 'fastify'
import type { Runner } from '../../runner/runner.ts'

function describeTask(runner: Runner, task: TaskId) {
  const { name, modality, summary } = TASKS[task]
  const models = runner.models().filter((model) => model.task === task)
  const facts = { id: task, name, modality, summary, models: models.map(({ id }) => id) }
  const ability = runner.ability(task)
  if (ability.runnable) return { ...facts, runnable: true }
  return { ...facts, runnable: false, reason: ability.reason, reasonCode: ability.code }
}

/**
 * Adds `GET /v1/tasks`: every task with its models and whether it can be run here; if not, the reason
 * as a sentence and as a code.
 */
export function addTaskListRoute(app: FastifyInstance, { runner }: { runner: Runner }): void {
  app.get('/v1/tasks', async () => ({
    tasks: TASK_IDS.map((task) => describeTask(runner, task)),
  }))
}
