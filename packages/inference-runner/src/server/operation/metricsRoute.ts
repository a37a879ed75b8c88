import type { FastifyInstance } from 'fastify'
import type { DialectContext } from '../core/dialect.ts'

/** Adds `GET /metrics`: what is counted, in the text format of Prometheus. */
export function addMetricsRoute(
  app: FastifyInstance,
  { metrics }: Pick<DialectContext, 'metrics'>,
): void {
  app.get('/metrics', { config: { access: 'metrics' } }, async (_incoming, reply) =>
    reply.type(metrics.contentType).send(await metrics.read()),
  )
}
