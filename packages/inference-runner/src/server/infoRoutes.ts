import { TASK_IDS, TASKS, type TaskId } from '@taskmesh/tasks'
import type { FastifyInstance } from 'fastify'
import type { Runner } from '../runner/runner.ts'

function describeTask(runner: Runner, task: TaskId) {
  const models = runner.models().filter((model) => model.task === task)
  const { name, modality, summary } = TASKS[task]
  const shared = { id: task, name, modality, summary, models: models.map(({ id }) => id) }
  return models.length > 0
    ? { ...shared, runnable: true }
    : { ...shared, runnable: false, reason: 'No model is served for this task.' }
}

function isReady(runner: Runner): boolean {
  return runner.models().every(({ state }) => state === 'loaded')
}

/**
 * Adds what tells about the server: `GET /health/live` (the process answers), `GET /health/ready`
 * (all models are loaded; 503 otherwise,
 * and while it closes), `GET /v1/models`, `GET /v1/tasks`.
 */
export function addInfoRoutes(app: FastifyInstance, runner: Runner): void {
  app.get('/health/live', async () => ({ status: 'live' }))
  app.get('/health/ready', async (_incoming, reply) => {
    const ready = isReady(runner)
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' })
  })
  app.get('/v1/models', async () => ({ models: runner.models() }))
  app.get('/v1/tasks', async () => ({
    tasks: TASK_IDS.map((task) => describeTask(runner, task)),
  }))
}
