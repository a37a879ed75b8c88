import type { FastifyReply } from 'fastify'

/** Returns a signal that aborts when the caller closes the connection before it has its answer. */
export function callSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort()
  })
  return controller.signal
}
