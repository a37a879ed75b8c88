import type { FastifyInstance } from 'fastify'
import type { Logger } from '../../logger.ts'
import type { ServerOptions } from '../serverOptions.ts'
import type { Calls } from './Calls.ts'
import type { ErrorForm } from './errorForm.ts'
import type { Metrics } from './Metrics.ts'
import type { OpenApiPart } from './openApiPart.ts'

/** What a dialect gets from the server. */
export interface DialectContext extends ServerOptions {
  logger: Logger
  /** Runs and streams calls for requests, and such as go on after them. Dialects use it in place of `runner.run`. */
  calls: Calls
  /** What is counted; `calls` does it for every call. */
  metrics: Metrics
  /** Aborts when the server begins to close: streams that would go on for ever end. */
  closing: AbortSignal
  /** Aborts when the server closes and its time for that is over. */
  draining: AbortSignal
}

/**
 * A wire format that the server speaks: routes, the form of its errors, and what OpenAPI says of them.
 * `createServer` lists the dialects; each has a folder.
 *
 * A dialect reads a body, runs the call with `context.calls` and writes the answer. It throws
 * TaskmeshErrors, which the server turns into statuses and writes in the dialect's form, also where it
 * refuses something itself: a body that is no JSON, a method that the path does not take, a full queue.
 * What all dialects have in common is done for them: hanging up and closing end the call; the headers
 * `x-request-id`, `retry-after`, `x-queue-time`, `x-inference-time` and `x-total-time`; bodies that are
 * compressed; CORS; metrics.
 *
 * It is encapsulated, as a fastify plugin: content type parsers and hooks that it adds hold for its own
 * routes only.
 *
 * @example
 * ```ts
 * export const shoutDialect: Dialect = {
 *   name: 'shout',
 *   errorForm: ({ message }) => ({ body: { error: message } }),
 *   openApi: () => ({ paths: { '/shout': { post: { summary: 'Classifies a text' } } } }),
 *   addRoutes(app, { calls }) {
 *     app.post('/shout', async ({ body }, reply) => {
 *       const { output } = await calls.run(reply, 'text-classification', body)
 *       return output
 *     })
 *     app.post('/shout/stream', async ({ body }, reply) => {
 *       const events = calls.stream(reply, 'text-generation', body)
 *       return sendEvents(reply, toShouts(events), { toErrorEvent: (error) => ({ data: error }) })
 *     })
 *   },
 * }
 * ```
 */
export interface Dialect {
  /** Its name in metrics and logs, and the tag of its routes in the OpenAPI document. */
  readonly name: string
  readonly errorForm: ErrorForm
  /** Paths below which what is no route is refused in its form; of several dialects, the longest prefix counts. */
  readonly prefixes?: readonly string[] | undefined
  /** Adds its routes. It may add hooks, such as `preClose`, and content type parsers. */
  addRoutes(app: FastifyInstance, context: DialectContext): void | Promise<void>
  /** Describes its routes for OpenAPI. */
  openApi(context: DialectContext): OpenApiPart
}
