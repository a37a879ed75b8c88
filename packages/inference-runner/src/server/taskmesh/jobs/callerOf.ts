import type { FastifyRequest } from 'fastify'

/** Who makes a request, as fair shares know it: what was started by one is shown to no other. */
export function callerOf(incoming: FastifyRequest): string {
  return incoming.ip
}
