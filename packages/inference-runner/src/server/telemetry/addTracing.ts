import type { FastifyInstance, FastifyReply } from 'fastify'
import { onEnd } from '../core/Presence.ts'
import type { RequestSpan, RequestSpans } from './RequestSpans.ts'
import { nextContext, readTraceparent, writeTraceparent } from './traceContext.ts'

/** Finds the span of the request that is answered by a reply. */
export type SpanOf = (reply: FastifyReply) => RequestSpan | undefined

/** Where a request is in its trace: the header `traceparent` of its answer. */
export function traceparentOf(reply: FastifyReply): string | undefined {
  const header = reply.getHeader('traceparent')
  return typeof header === 'string' ? header : undefined
}

/**
 * Continues the trace of each caller that sends a valid `traceparent`, and begins one for the others; the answer has
 * the header for its own span. With `spans`, the spans are recorded.
 *
 * @returns what finds the span of a request, for its calls.
 */
export function addTracing(app: FastifyInstance, spans: RequestSpans | undefined): SpanOf {
  const known = new WeakMap<FastifyReply, RequestSpan>()
  app.addHook('onRequest', async ({ headers, method, routeOptions, id }, reply) => {
    const parent = readTraceparent(headers['traceparent'])
    const span = spans?.begin({ method, route: routeOptions.url, requestId: id }, parent)
    reply.header('traceparent', writeTraceparent(span?.context ?? nextContext(parent)))
    if (span === undefined) return
    known.set(reply, span)
    onEnd(reply, () => span.end(reply.statusCode))
  })
  app.addHook('onClose', async () => {
    // A collector that does not answer holds up nothing.
    await spans?.close().catch(() => {})
  })
  return (reply) => known.get(reply)
}
