import type { FastifyInstance } from 'fastify'
import type { Runner } from '../../runner/runner.ts'

/** Adds `GET /v1/models`: the models that are served, and how far each is loaded. */
export function addModelListRoute(app: FastifyInstance, { runner }: { runner: Runner }): void {
  app.get('/v1/models', async () => ({
    // Numbers of processes are for who is on the machine.
    models: runner.models().map((model) => ({ ...model, pid: undefined })),
  }))
}
