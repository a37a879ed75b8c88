import type { FastifyReply } from 'fastify'

/** A signal that aborts when the caller hangs up before it has its answer. */
export function callSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort()
  })
  return controller.signal
}
