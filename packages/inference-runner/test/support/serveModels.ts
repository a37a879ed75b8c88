import type { ModelOption, Runner } from '@taskmesh/inference-runner'
import { createServer } from '@taskmesh/inference-runner/server'
import type { FastifyInstance } from 'fastify'
import { demoRunner } from './demoRunner.ts'

/** A server on a free port, whose models are loaded. */
export interface ServedModels {
  runner: Runner
  server: FastifyInstance
  url: string
  /** Ends the server, and then the runner. */
  close(): Promise<void>
}

/** Serves models, which share a process. */
export async function serveModels(models: readonly ModelOption[]): Promise<ServedModels> {
  const runner = demoRunner({ models })
  const server = await createServer({ runner })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  await runner.ready()
  return {
    runner,
    server,
    url,
    async close() {
      await server.close()
      await runner.close({ signal: AbortSignal.abort() })
    },
  }
}
