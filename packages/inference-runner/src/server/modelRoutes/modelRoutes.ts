import { findTaskId, type TaskId } from '@taskmesh/tasks'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { piecesOf } from '../../engine/piecesOf.ts'
import type { Runner, ModelProgress } from '../../runner/runner.ts'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import { callSignal } from '../core/callSignal.ts'
import type { DialectContext } from '../core/dialect.ts'
import { BadRequestError } from '../core/errors.ts'
import { sendEvents, type ServerSentEvent } from '../core/sendEvents.ts'

const ADMIN = { config: { access: 'admin' } } as const

const bodySchema = z.object({
  model: z.string().check(z.minLength(1), z.maxLength(200)),
  task: z.optional(z.string()),
})

interface NamedModel {
  model: string
  task: TaskId | undefined
}

/** Reads `{ model, task? }`. */
function readNamedModel(body: unknown): NamedModel {
  const parsed = z.safeParse(bodySchema, body)
  if (!parsed.success)
    throw new BadRequestError('Expected a body { "model": string, "task"?: string }.')
  const { model, task } = parsed.data
  return { model, task: task === undefined ? undefined : findTaskId(task) }
}

/** What callers may know of a model: numbers of processes are for who is on the machine. */
export function publicInfo(info: ModelInfo): Omit<ModelInfo, 'pid'> {
  const { pid: _pid, ...rest } = info
  return rest
}

function infoOf(runner: Runner, { model, task }: NamedModel) {
  const named = runner
    .models()
    .filter((one) => one.id === model && (task === undefined || one.task === task))
  return { models: named.map(publicInfo) }
}

type LoadEvent = ServerSentEvent & { event: 'progress' | 'loaded' }

/** How far a model is loaded, and at the end what it is then. Leaving the iteration ends the waiting. */
async function* loadEvents(
  runner: Runner,
  named: NamedModel,
  signal: AbortSignal,
): AsyncGenerator<LoadEvent, void, void> {
  const progress = piecesOf<ModelProgress, void>((onProgress) =>
    runner.load(named.model, { task: named.task, signal, onProgress }),
  )
  for (;;) {
    const { done, value } = await progress.next()
    if (done) break
    yield { event: 'progress', data: value }
  }
  yield { event: 'loaded', data: infoOf(runner, named) }
}

/**
 * Adds the routes by which models are watched and looked after: `GET /v1/runner/models` lists them, and for
 * administrators `POST /v1/runner/models/load` and `POST /v1/runner/models/unload` take `{ model, task? }` and answer
 * with `{ models }`. With `Accept: text/event-stream` loading sends `progress` events
 * `{ model, task, file, loadedBytes, totalBytes }`, and then `loaded`, or `error`.
 */
export function addModelRoutes(
  app: FastifyInstance,
  { runner, draining }: Pick<DialectContext, 'runner' | 'draining'>,
): void {
  app.get('/v1/runner/models', async () => ({ models: runner.models().map(publicInfo) }))

  app.post(
    '/v1/runner/models/load',
    ADMIN,
    async (incoming: FastifyRequest, reply: FastifyReply) => {
      const named = readNamedModel(incoming.body)
      const signal = AbortSignal.any([callSignal(reply), draining])
      if (incoming.headers.accept?.includes('text/event-stream')) {
        return sendEvents(reply, loadEvents(runner, named, signal), {
          toErrorEvent: (error) => ({ event: 'error', data: { error } }),
        })
      }
      await runner.load(named.model, { task: named.task, signal })
      return infoOf(runner, named)
    },
  )

  app.post('/v1/runner/models/unload', ADMIN, async (incoming) => {
    const named = readNamedModel(incoming.body)
    await runner.unload(named.model, { task: named.task })
    return infoOf(runner, named)
  })
}
