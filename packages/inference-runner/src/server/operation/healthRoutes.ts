import type { FastifyInstance } from 'fastify'
import type { Runner } from '../../runner/runner.ts'
import type { DialectContext } from '../core/dialect.ts'

/** Whether all models are loaded, were and made room for others, or may be loaded by their first call. */
export function areReady(runner: Runner, loadsOnDemand: boolean): boolean {
  return runner
    .models()
    .every(
      ({ state }) =>
        state === 'loaded' || state === 'evicted' || (loadsOnDemand && state !== 'failed'),
    )
}

const OPEN = { config: { access: 'health' } } as const

/** Where other servers say whether they are ready; what watches over containers asks there. */
const READY_PATHS = ['/health/ready', '/health', '/ping'] as const

/**
 * Adds `GET /health/live` (200 while the process answers) and `GET /health/ready`, also as `/health`
 * (text-embeddings-inference, vLLM) and `/ping` (SageMaker): 200 when all
 * models are loaded or were evicted for others, else 503. With `loadsOnDemand` those that are loaded by their
 * first call are ready, too.
 */
export function addHealthRoutes(
  app: FastifyInstance,
  { runner, loadsOnDemand = false }: Pick<DialectContext, 'runner' | 'loadsOnDemand'>,
): void {
  app.get('/health/live', OPEN, async () => ({ status: 'live' }))
  for (const path of READY_PATHS) {
    app.get(path, OPEN, async (_incoming, reply) => {
      const isReady = areReady(runner, loadsOnDemand)
      return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' })
    })
  }
}
