import cors from '@fastify/cors'
import fastify, { type FastifyInstance } from 'fastify'
import { silentLogger } from '../../logger.ts'
import type { ServerOptions } from '../serverOptions.ts'
import { Calls } from './Calls.ts'
import type { DialectContext } from './dialect.ts'
import { endConnectionsOnClose } from './endConnectionsOnClose.ts'
import type { ErrorForm } from './errorForm.ts'
import { errorHandler } from './errorHandler.ts'
import { NotFoundError } from './errors.ts'
import { addRequestIds, requestIdOf } from './requestIds.ts'
import { addTimingHeaders, TIMING_HEADERS } from './timingHeaders.ts'

/** Most bytes of a request body: 20 MiB of media in base64, and room for the rest. */
const MAX_BODY_BYTES = 30 * 1024 * 1024
const LOCAL_PAGE = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** A server without dialects, and what they get. */
export interface Core {
  app: FastifyInstance
  context: DialectContext
}

/**
 * Makes a server with what all dialects have in common: limits, the pages that may call, how it closes,
 * names and times of requests, and the answer for unknown routes.
 *
 * @param form - how errors are written on routes that are of no dialect.
 */
export async function createCore(options: ServerOptions, form: ErrorForm): Promise<Core> {
  const { runner, origins = [LOCAL_PAGE], logger = silentLogger } = options
  const draining = new AbortController()
  const { signal } = draining
  const context = {
    ...options,
    logger,
    draining: signal,
    calls: new Calls({ runner, draining: signal }),
  }
  const app = fastify({
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: requestIdOf,
  })
  addRequestIds(app)
  await app.register(cors, {
    origin: origins === '*' ? '*' : [...origins],
    strictPreflight: false,
    exposedHeaders: ['x-request-id', 'retry-after', ...TIMING_HEADERS],
  })
  addTimingHeaders(app)
  app.setErrorHandler(errorHandler(form, logger))
  app.setNotFoundHandler(({ method, url }) => {
    throw new NotFoundError(`There is no ${method} ${url.split('?')[0]?.slice(0, 100)}.`)
  })
  endConnectionsOnClose(app)
  return { app, context }
}
