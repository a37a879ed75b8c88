import type { FastifyInstance } from 'fastify'
import { addDialects } from './core/addDialects.ts'
import { createCore } from './core/createCore.ts'
import { DIALECTS } from './dialects.ts'
import type { ServerOptions } from './serverOptions.ts'
import { taskmeshErrorForm } from './taskmesh/taskmeshErrorForm.ts'

/**
 * Makes the HTTP server of a runner: a fastify app that is not listening yet.
 *
 * Closing it refuses new calls and waits for those that are under way. It does not close the runner.
 * Each dialect has its own routes and its own error form; on `/v1/…` it is
 * `{ error: { name, code, message, path?, details?, actor, retryable, data? } }`.
 *
 * @throws InvalidOptionError for a `callbackUrl` that is no http(s) URL.
 *
 * @example
 * ```ts
 * const server = await createServer({ runner })
 * await server.listen({ host: '127.0.0.1', port: 8080 })
 * // POST http://127.0.0.1:8080/v1/tasks/text-classification {"inputs":"I like it"}
 * ```
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { app, context } = await createCore(options, taskmeshErrorForm, DIALECTS)
  await addDialects(app, DIALECTS, context)
  return app
}
