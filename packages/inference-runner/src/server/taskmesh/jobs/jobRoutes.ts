import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { callSignal } from '../../core/callSignal.ts'
import { sendEvents } from '../../core/sendEvents.ts'
import { wantsEvents } from '../accepts.ts'
import { toErrorEvent, toEvents } from '../taskEvents.ts'
import { clientOf } from '../../access/clientOf.ts'
import type { Job } from './Job.ts'
import type { Jobs } from './Jobs.ts'
import { readPreference } from './preference.ts'

const JSON_TYPE = 'application/json; charset=utf-8'
/** When a caller should ask again, in seconds. */
const ASK_AGAIN = 1

/** Sends what is known of a job. */
export function sendJob(reply: FastifyReply, job: Job): FastifyReply {
  if (job.outcome === undefined) reply.header('retry-after', ASK_AGAIN)
  return reply.type(JSON_TYPE).send(job.toText())
}

/** Sends the result of a job as if the caller had waited for the call itself. */
export async function sendResult(reply: FastifyReply, job: Job): Promise<FastifyReply> {
  const outcome = await job.settled
  if (outcome.state !== 'succeeded') throw outcome.error
  return reply.type(JSON_TYPE).send(outcome.result)
}

/** Sends what happens to a job until it is over. It goes on when the reader goes. */
export function sendJobEvents(reply: FastifyReply, job: Job): Promise<FastifyReply> {
  const events = toEvents((tell) => job.follow(tell, callSignal(reply)))
  return sendEvents(reply, events, { toErrorEvent })
}

type JobRequest = FastifyRequest<{ Params: { id: string } }>

/** Adds `GET /v1/jobs/{id}`, `DELETE /v1/jobs/{id}` and `POST /v1/jobs/{id}/cancel`. */
export function addJobRoutes(app: FastifyInstance, jobs: Jobs): void {
  const find = (incoming: JobRequest) => jobs.find(incoming.params.id, clientOf(incoming))

  app.get<{ Params: { id: string } }>('/v1/jobs/:id', async (incoming, reply) => {
    const job = find(incoming)
    if (wantsEvents(incoming.headers.accept)) return sendJobEvents(reply, job)
    const { waitMs } = readPreference(incoming.headers['prefer'])
    if (waitMs !== undefined) await job.settledWithin(waitMs, callSignal(reply))
    return sendJob(reply, job)
  })

  app.post<{ Params: { id: string } }>('/v1/jobs/:id/cancel', async (incoming, reply) => {
    const job = find(incoming)
    await job.cancel()
    return sendJob(reply, job)
  })

  app.delete<{ Params: { id: string } }>('/v1/jobs/:id', async (incoming, reply) => {
    const job = find(incoming)
    if (job.outcome !== undefined) {
      jobs.remove(job)
      return reply.code(204).send()
    }
    await job.cancel()
    return sendJob(reply, job)
  })
}
