import type { FastifyInstance } from 'fastify'
import type { Runner } from '../../runner/runner.ts'
import type { DialectContext } from '../core/dialect.ts'

/** Whether all models are loaded, or were and made room for others. */
export function areLoaded(runner: Runner): boolean {
  return runner.models().every(({ state }) => state === 'loaded' || state === 'evicted')
}

/** Where other servers say whether they are ready; what watches over containers asks there. */
const READY_PATHS = ['/health/ready', '/health', '/ping'] as const

/**
 * Adds `GET /health/live` (200 while the process answers) and `GET /health/ready`, also as `/health`
 * (text-embeddings-inference, vLLM) and `/ping` (SageMaker): 200 when all models are loaded or were evicted for
 * others, else 503.
 */
export function addHealthRoutes(
  app: FastifyInstance,
  { runner }: Pick<DialectContext, 'runner'>,
): void {
  app.get('/health/live', async () => ({ status: 'live' }))
  for (const path of READY_PATHS) {
    app.get(path, async (_incoming, reply) => {
      const isReady = areLoaded(runner)
      return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' })
    })
  }
}
