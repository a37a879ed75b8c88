import { METHODS } from 'node:http'
import type { FastifyInstance } from 'fastify'

/** Lets routes be added for every method that Node.js reads, so that those of WebDAV are answered by 405 as well. */
export function knowAllMethods(app: FastifyInstance): void {
  const known = new Set(app.supportedMethods)
  for (const method of METHODS) {
    // What asks for a tunnel is no request for a path.
    if (method !== 'CONNECT' && !known.has(method)) app.addHttpMethod(method)
  }
}
