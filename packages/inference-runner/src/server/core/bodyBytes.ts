import type { FastifyRequest } from 'fastify'

const counted = new WeakMap<FastifyRequest, number>()

/** Bytes of the body as its headers announce it; `undefined` when they don't say. */
export function announcedBytes({ headers }: Pick<FastifyRequest, 'headers'>): number | undefined {
  if (headers['content-encoding'] !== undefined) return undefined
  const length = headers['content-length']
  if (length !== undefined) return Number(length)
  return headers['transfer-encoding'] === undefined ? 0 : undefined
}

/** Notes how many bytes a body had whose headers did not say it. */
export function noteCountedBytes(incoming: FastifyRequest, bytes: number): void {
  counted.set(incoming, bytes)
}

/** How many bytes a body had whose headers did not say it, once it is read. */
export function countedBytes(incoming: FastifyRequest): number | undefined {
  return counted.get(incoming)
}
