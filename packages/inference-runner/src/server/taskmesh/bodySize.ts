import type { FastifyRequest } from 'fastify'

/** About how many bytes the body of a request takes: what was announced, or what it has as JSON. */
export function bodySize({ headers, body }: FastifyRequest): number {
  const isPlain = headers['content-encoding'] === undefined
  const length = isPlain ? Number(headers['content-length']) : NaN
  return Number.isSafeInteger(length) ? length : JSON.stringify(body).length
}
