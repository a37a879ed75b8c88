import type { FastifyInstance } from 'fastify'
import type { Runner } from '../../runner/runner.ts'

function isReady(runner: Runner): boolean {
  return runner.models().every(({ state }) => state === 'loaded' || state === 'evicted')
}

/**
 * Adds `GET /health/live` (200 while the process answers) and `GET /health/ready` (200 when all models
 * are loaded or were evicted for others, else 503).
 */
export function addHealthRoutes(app: FastifyInstance, runner: Runner): void {
  app.get('/health/live', async () => ({ status: 'live' }))
  app.get('/health/ready', async (_incoming, reply) => {
    const ready = isReady(runner)
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' })
  })
}
