import { TASKS } from '@taskmesh/tasks'
import { TASKS_DATA } from '@taskmesh/tasks/huggingface'
import { check } from '@taskmesh/tasks/parse'
import { compileSchema } from '@taskmesh/tasks/zod'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import type { Runner } from '../../runner/runner.ts'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import { BadRequestError, ModelNotFoundError } from '../core/errors.ts'

const DEFAULT_LIMIT = 1000

const text = z.optional(z.string().check(z.maxLength(200)))

const query = compileSchema(
  z.looseObject({
    pipeline_tag: text,
    search: text,
    author: text,
    limit: z.optional(
      z.string().check(z.regex(/^[0-9]{1,6}$/, { error: 'a number of models, at least 0' })),
    ),
  }),
)

/** A model as the Hub lists it. What a runner does not know is left out. */
function toHubModel({ id, task, engine }: ModelInfo) {
  return {
    _id: id,
    id,
    modelId: id,
    author: id.includes('/') ? id.split('/')[0] : undefined,
    private: false,
    pipeline_tag: task,
    tags: [task, ...(engine === undefined ? [] : [engine])],
  }
}

function matches({ id, task }: ModelInfo, words: string): boolean {
  const told = `${id} ${task} ${TASKS[task].name}`.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => told.includes(word))
}

/**
 * Adds what the Hub has to find models with, for those that are served here: `GET /api/models` with
 * `pipeline_tag`, `search`, `author` and `limit`, `GET /api/models/{id}`, and `GET /api/tasks`.
 */
export function addModelSearch(app: FastifyInstance, runner: Runner): void {
  app.get('/api/models', async ({ query: given }) => {
    const checked = check(query, given)
    if (!checked.success) {
      const [issue] = checked.issues
      throw new BadRequestError(`${issue?.path}: expected ${issue?.expected}.`)
    }
    const { pipeline_tag: tag, search = '', author, limit } = checked.data
    const found = runner
      .models()
      .filter((model) => tag === undefined || model.task === tag)
      .filter(({ id }) => author === undefined || id.startsWith(`${author}/`))
      .filter((model) => matches(model, search))
    return found.slice(0, limit === undefined ? DEFAULT_LIMIT : Number(limit)).map(toHubModel)
  })

  app.get<{ Params: { '*': string } }>('/api/models/*', async ({ params }) => {
    const id = params['*'].replace(/\/revision\/[^/]+$/, '')
    const model = runner.models().find((one) => one.id === id)
    if (model !== undefined) return toHubModel(model)
    const served = runner.models().map((one) => one.id)
    throw new ModelNotFoundError(id, [...new Set(served)])
  })

  app.get('/api/tasks', async () => {
    const models = runner.models()
    const tasks = [...new Set(models.map(({ task }) => task))]
    return Object.fromEntries(
      tasks.map((task) => {
        const served = models.filter((model) => model.task === task)
        const description = 'Served here.'
        const data = {
          ...Object(Reflect.get(TASKS_DATA, task)),
          id: task,
          label: TASKS[task].name,
          summary: TASKS[task].summary,
        }
        return [task, { ...data, models: served.map(({ id }) => ({ id, description })) }]
      }),
    )
  })
}
