import { TASKS, type TaskId } from '@taskmesh/tasks'
import { TASKS_DATA } from '@taskmesh/tasks/huggingface'
import { check } from '@taskmesh/tasks/parse'
import { compileSchema } from '@taskmesh/tasks/zod'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import type { Runner } from '../../runner/runner.ts'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import { BadRequestError, ModelNotFoundError } from '../core/errors.ts'

const DEFAULT_LIMIT = 1000
const MAX_WORDS = 50

const text = z.string().check(z.maxLength(200))
/** A parameter that may come several times. */
const texts = z.optional(z.union([text, z.array(text).check(z.maxLength(MAX_WORDS))]))
const number = (what: string) =>
  z.optional(z.string().check(z.regex(/^[0-9]{1,6}$/, { error: what })))

const query = compileSchema(
  z.looseObject({
    pipeline_tag: texts,
    filter: texts,
    search: texts,
    author: texts,
    limit: number('a number of models, at least 0'),
    cursor: number('the cursor of a `Link` of before'),
  }),
)

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return [value ?? []].flat()
}

/** A model, which may be served for several tasks. */
interface Listed {
  id: string
  tasks: [TaskId, ...TaskId[]]
  engines: string[]
  revision: string | undefined
}

function listModels(models: readonly ModelInfo[]): Listed[] {
  const listed = new Map<string, Listed>()
  for (const { id, task, engine, revision } of models) {
    const known = listed.get(id)
    if (known === undefined)
      listed.set(id, { id, tasks: [task], engines: engine === undefined ? [] : [engine], revision })
    else known.tasks.push(task)
  }
  return [...listed.values()]
}

/** A model as the Hub lists it. What a runner does not know is left out. */
function toHubModel({ id, tasks, engines, revision }: Listed, wanted: readonly string[] = []) {
  return {
    _id: id,
    id,
    modelId: id,
    author: id.includes('/') ? id.split('/')[0] : undefined,
    sha: revision,
    private: false,
    gated: false,
    disabled: false,
    library_name: engines[0],
    pipeline_tag: tasks.find((task) => wanted.includes(task)) ?? tasks[0],
    tags: [...tasks, ...engines],
  }
}

function matches({ id, tasks }: Listed, words: string): boolean {
  const told = [id, ...tasks.flatMap((task) => [task, TASKS[task].name])].join(' ').toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => told.includes(word))
}

/**
 * Adds what the Hub has to find models with, for those that are served here: `GET /api/models` with
 * `pipeline_tag`, `filter`, `search`, `author` and `limit`, `GET /api/models/{id}`, and `GET /api/tasks`.
 *
 * `filter` are tags, all of which a model has: tasks and the engine. Where there are more models than `limit`, the
 * header `Link` leads to the next. `sort` and what else clients send has no effect: nothing is counted here.
 */
export function addModelSearch(app: FastifyInstance, runner: Runner): void {
  app.get('/api/models', async ({ query: given, protocol, host, url }, reply) => {
    const checked = check(query, given)
    if (!checked.success) {
      const [issue] = checked.issues
      throw new BadRequestError(`${issue?.path}: expected ${issue?.expected}.`)
    }
    const { pipeline_tag, filter, search, author, limit, cursor } = checked.data
    const [wanted, authors] = [listOf(pipeline_tag), listOf(author)]
    const tags = listOf(filter).flatMap((list) => list.split(',').filter(Boolean))
    const found = listModels(runner.models())
      .filter(({ tasks }) => wanted.length === 0 || tasks.some((task) => wanted.includes(task)))
      .filter(({ tasks, engines }) => tags.every((tag) => [...tasks, ...engines].includes(tag)))
      .filter(({ id }) => authors.length === 0 || authors.some((name) => id.startsWith(`${name}/`)))
      .filter((model) => listOf(search).every((words) => matches(model, words)))
    const start = Number(cursor ?? 0)
    const end = start + Number(limit ?? DEFAULT_LIMIT)
    if (end > start && end < found.length) {
      const next = new URL(url, `${protocol}://${host}`)
      next.searchParams.set('cursor', String(end))
      reply.header('link', `<${next.href}>; rel="next"`)
    }
    return found.slice(start, end).map((model) => toHubModel(model, [...wanted, ...tags]))
  })

  app.get<{ Params: { '*': string } }>('/api/models/*', async ({ params }) => {
    const id = params['*'].replace(/\/revision\/[^/]+$/, '')
    const models = listModels(runner.models())
    const model = models.find((one) => one.id === id)
    if (model !== undefined) return toHubModel(model)
    const served = models.map((one) => one.id)
    throw new ModelNotFoundError(id, served)
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
