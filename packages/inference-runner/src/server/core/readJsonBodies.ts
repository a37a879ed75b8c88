import type { FastifyInstance, FastifyRequest } from 'fastify'
import { parseJsonBody } from './parseJsonBody.ts'

/** Reads bodies of JSON with fastify's own parser, and large ones without holding up others. */
export function readJsonBodies(app: FastifyInstance): void {
  const parseWhole = app.getDefaultJsonParser('error', 'error')

  function parse(incoming: FastifyRequest, json: string): unknown {
    let result: unknown
    // It calls back at once.
    void parseWhole(incoming, json, (error, value) => {
      if (error !== null) throw error
      result = value
    })
    return result
  }

  const read = (incoming: FastifyRequest, body: Buffer) =>
    parseJsonBody(body, (json) => parse(incoming, json))
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, read)
}
