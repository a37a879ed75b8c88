import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'

/** What a caller may name a request: it goes into logs and headers as it is. */
const NAME = /^[\w.:/+=@-]{1,128}$/

/** The name of a request: the caller's `x-request-id`, or a new one. For fastify's `genReqId`. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && NAME.test(given) ? given : randomUUID()
}

/** Sends the name of each request back as `x-request-id`. */
export function addRequestIds(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ id }, reply) => {
    reply.header('x-request-id', id)
  })
}
