import { isRecord } from '@taskmesh/errors'
import type { FastifyInstance } from 'fastify'

const WORDS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ['true', true],
  ['1', true],
  [1, true],
  ['false', false],
  ['0', false],
  [0, false],
])

/**
 * Reads `stream` of a body as its sender meant it: forms and programs of shells send `"true"` and `1`.
 *
 * @returns the body, with a boolean where `stream` says one in other words.
 */
export function withStreamFlag(body: unknown): unknown {
  if (!isRecord(body)) return body
  const { stream } = body
  const flag = WORDS.get(typeof stream === 'string' ? stream.toLowerCase() : stream)
  return flag === undefined ? body : { ...body, stream: flag }
}

/** Lets all routes of a dialect whose bodies are JSON read `stream` so. */
export function readStreamFlags(app: FastifyInstance): void {
  app.addHook('preValidation', async (incoming) => {
    incoming.body = withStreamFlag(incoming.body)
  })
}
