import { findTaskId, TASK_SCHEMAS, type TaskId } from '@taskmesh/tasks'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { bodySize } from './bodySize.ts'
import { callSignal } from '../core/callSignal.ts'
import type { DetachedOptions } from '../core/Calls.ts'
import type { Dialect, DialectContext } from '../core/dialect.ts'
import { sendEvents } from '../core/sendEvents.ts'
import { wantsEvents } from './accepts.ts'
import { clientOf } from '../access/clientOf.ts'
import { traceparentOf } from '../telemetry/addTracing.ts'
import { fingerprint } from './jobs/fingerprint.ts'
import { readIdempotencyKey } from './jobs/idempotencyKey.ts'
import { Job } from './jobs/Job.ts'
import { addJobRoutes, sendJob, sendJobEvents, sendResult } from './jobs/jobRoutes.ts'
import { Jobs, type UsedKey } from './jobs/Jobs.ts'
import { readPreference } from './jobs/preference.ts'
import { readTaskBody, type TaskBody } from './readTaskBody.ts'
import { progressOptions, readRun, toAnswer, toErrorEvent, toEvents } from './taskEvents.ts'
import { taskmeshErrorForm } from './taskmeshErrorForm.ts'
import { taskPaths } from './taskPaths.ts'

interface TaskCall extends TaskBody {
  task: TaskId
  isStreamed: boolean
}

/** Whether the answer of a task may come in pieces. Calls of which it does not may run together. */
function hasPieces(task: TaskId): boolean {
  return 'stream' in TASK_SCHEMAS[task]
}

/** Starts a job for a call, or finds the one that was started with the same key. */
function jobStarter({ calls }: DialectContext, jobs: Jobs) {
  return async function start(incoming: FastifyRequest, reply: FastifyReply, call: TaskCall) {
    const { task, model, request, isStreamed, warnings } = call
    const client = clientOf(incoming)
    const traceparent = traceparentOf(reply)
    const key = readIdempotencyKey(incoming.headers['idempotency-key'])
    const parts = { task, model, ...Object(request) }
    const used: UsedKey | undefined =
      key === undefined ? undefined : { key, fingerprint: await fingerprint(parts) }
    const known = used === undefined ? undefined : jobs.findByKey(client, used)
    if (known !== undefined) return { job: known, isReplayed: true }
    const facts = { client, task, model, requestBytes: bodySize(incoming) }
    jobs.assertRoom(facts)
    const job = new Job(facts, async (tell, signal) => {
      const told = progressOptions((data) => tell({ event: 'progress', data }))
      const options: DetachedOptions = { model, client, signal, traceparent, ...told }
      if (isStreamed && hasPieces(task))
        return readRun(calls.streamDetached(task, request, options), tell, warnings)
      return toAnswer(await calls.runDetached(task, request, options), warnings)
    })
    jobs.add(job, used)
    return { job, isReplayed: false }
  }
}

/**
 * Taskmesh's own dialect. `POST /v1/tasks/{task}`: `{ inputs, parameters?, model? }` in, the run's
 * result out, with files as `data:` URLs.
 *
 * With `Accept: text/event-stream` the answer are events: `progress` (`queued` with its place, `loading` with bytes,
 * `running`), `piece`, and at the end `result` or `error`. With `Prefer: respond-async` it is a job,
 * `GET /v1/jobs/{id}`. With `Idempotency-Key` the same request is run once, and goes on when its caller hangs up.
 */
export const taskmeshDialect: Dialect = {
  name: 'taskmesh',
  errorForm: taskmeshErrorForm,
  prefixes: ['/v1/tasks', '/v1/jobs', '/v1/runner'],
  openApi: () => ({ paths: taskPaths() }),

  addRoutes(app, context) {
    const { calls } = context
    const jobs = new Jobs(context.jobs)
    const start = jobStarter(context, jobs)
    app.addHook('preClose', () => jobs.drain())
    addJobRoutes(app, jobs)

    app.post<{ Params: { task: string } }>('/v1/tasks/:task', async (incoming, reply) => {
      const { headers } = incoming
      const task = findTaskId(incoming.params.task)
      const body = readTaskBody(task, incoming.body)
      const { isAsync, waitMs = 0 } = readPreference(headers['prefer'])
      const isStreamed = !isAsync && wantsEvents(headers.accept)

      if (isAsync || headers['idempotency-key'] !== undefined) {
        const { job, isReplayed } = await start(incoming, reply, { task, ...body, isStreamed })
        if (isReplayed) reply.header('idempotency-replayed', 'true')
        if (!isAsync) return isStreamed ? sendJobEvents(reply, job) : sendResult(reply, job)
        const outcome = await job.settledWithin(waitMs, callSignal(reply))
        // What is refused at once is no job.
        if (outcome?.state === 'failed' && !isReplayed) {
          if (waitMs === 0) jobs.remove(job)
          throw outcome.error
        }
        if (outcome !== undefined && waitMs > 0) return sendResult(reply, job)
        reply.code(202).header('location', `/v1/jobs/${job.id}`)
        return sendJob(reply.header('preference-applied', 'respond-async'), job)
      }
      const { model, request, warnings } = body
      if (!isStreamed) return toAnswer(await calls.run(reply, task, request, { model }), warnings)
      const events = toEvents(async (tell) => {
        const told = progressOptions((data) => tell({ event: 'progress', data }))
        const options = { model, ...told }
        if (hasPieces(task))
          return readRun(calls.stream(reply, task, request, options), tell, warnings)
        return toAnswer(await calls.run(reply, task, request, options), warnings)
      })
      return sendEvents(reply, events, { toErrorEvent })
    })
  },
}
