import compress from '@fastify/compress'
import cors from '@fastify/cors'
import fastify, { type FastifyInstance } from 'fastify'
import { WARNING_HEADER } from '../calls/warningHeader.ts'
import { silentLogger } from '../../logger.ts'
import type { ServerOptions } from '../serverOptions.ts'
import { controlAccess, QUOTA_HEADERS } from '../access/controlAccess.ts'
import { Calls } from './Calls.ts'
import { cutSlowReaders } from './cutSlowReaders.ts'
import type { Dialect, DialectContext } from './dialect.ts'
import { drainOnClose } from './drainOnClose.ts'
import type { ErrorForm } from './errorForm.ts'
import { errorHandler } from './errorHandler.ts'
import { limitBodies } from './limitBodies.ts'
import { knowAllMethods } from './knowAllMethods.ts'
import { logRequests } from './logRequests.ts'
import { Metrics } from './Metrics.ts'
import { answerUnknownPaths } from './notFound.ts'
import { readJsonBodies } from './readJsonBodies.ts'
import { addRequestIds, requestIdOf } from './requestIds.ts'
import { addTracing, type SpanOf } from '../telemetry/addTracing.ts'
import { startSpans } from '../telemetry/startSpans.ts'
import { addTimingHeaders, TIMING_HEADERS } from './timingHeaders.ts'

/** Most bytes of a request body: 20 MiB of media in base64, and room for the rest. */
const MAX_BODY_BYTES = 30 * 1024 * 1024
/** Below the 10 s after which Docker kills what it stops, with what else there is to do. */
const DRAIN_MS = 5000
const HOOKS_MS = 10_000
const REQUEST_MS = 60_000
/** Longer than four heartbeats. */
const READER_MS = 65_000
const LOCAL_PAGE = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** Headers of answers that pages may read, beside those that every page may. */
const EXPOSED_HEADERS = [
  'x-request-id',
  'retry-after',
  'allow',
  'location',
  'preference-applied',
  'idempotency-replayed',
  'traceparent',
  'mcp-session-id',
  'mcp-protocol-version',
  'www-authenticate',
  'link',
  'request-id',
  'openai-processing-ms',
  'openai-version',
  WARNING_HEADER,
  ...TIMING_HEADERS,
  ...QUOTA_HEADERS,
]

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
 * @param dialects - in whose forms paths are refused that are none, below theirs.
 */
export async function createCore(
  options: ServerOptions,
  form: ErrorForm,
  dialects: readonly Dialect[] = [],
): Promise<Core> {
  const { runner, origins = [LOCAL_PAGE], logger = silentLogger } = options
  const { drainMs = DRAIN_MS, requestTimeoutMs = REQUEST_MS } = options
  const { maxBodyBytes: bodyLimit = MAX_BODY_BYTES, trustProxy = false } = options
  const draining = new AbortController()
  const closing = new AbortController()
  const { signal } = draining
  const metrics = new Metrics(runner)
  const spans = await startSpans(process.env, logger)
  let spanOf: SpanOf | undefined
  const context = {
    ...options,
    logger,
    closing: closing.signal,
    draining: signal,
    metrics,
    calls: new Calls({ runner, draining: signal, metrics, spanOf: (reply) => spanOf?.(reply) }),
  }
  const app = fastify({
    bodyLimit,
    trustProxy: typeof trustProxy === 'boolean' ? trustProxy : [...trustProxy],
    forceCloseConnections: 'idle',
    // Refused by drainOnClose, in the form of each dialect.
    return503OnClosing: false,
    // Also the time that hooks have when it closes.
    pluginTimeout: drainMs + HOOKS_MS,
    requestTimeout: requestTimeoutMs,
    http: {
      // Node.js takes the longer of the two for the whole request.
      headersTimeout: requestTimeoutMs,
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(requestTimeoutMs / 2, 10_000),
    },
    requestIdHeader: false,
    genReqId: requestIdOf,
  })
  knowAllMethods(app)
  addRequestIds(app)
  spanOf = addTracing(app, spans)
  drainOnClose(app, { drainMs, closing, draining })
  await app.register(cors, {
    origin: origins === '*' ? '*' : [...origins],
    strictPreflight: false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: EXPOSED_HEADERS,
  })
  addTimingHeaders(app)
  logRequests(app, { logger, runner })
  controlAccess(app, options)
  cutSlowReaders(app, READER_MS)
  await app.register(compress, { globalCompression: false })
  limitBodies(app, { bodyLimit })
  readJsonBodies(app)
  app.setErrorHandler(errorHandler(form, logger))
  answerUnknownPaths(app, { dialects, form, logger })
  return { app, context }
}
