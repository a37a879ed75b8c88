import cors from '@fastify/cors'
import { TaskmeshError } from '@taskmesh/errors'
import fastify, { type FastifyInstance } from 'fastify'
import { silentLogger } from '../logger.ts'
import { reasonOf } from '../reasonOf.ts'
import { toErrorReply } from './errorReply.ts'
import { addInfoRoutes } from './infoRoutes.ts'
import type { ServerOptions } from './serverOptions.ts'
import { addSourceRoutes } from './source/sourceRoutes.ts'
import { addTaskRoutes } from './taskRoutes.ts'

/** Most bytes of a request body: 20 MiB of media in base64, and room for the rest. */
const MAX_BODY_BYTES = 30 * 1024 * 1024
const LOCAL_PAGE = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

class UnknownRouteError extends TaskmeshError {
  override name = 'UnknownRouteError'
  constructor(method: string, url: string) {
    super(`There is no ${method} ${url.split('?')[0]?.slice(0, 100)}.`, {
      code: 'NOT_FOUND',
      actor: 'caller',
    })
  }
}

/** Ends the connections of calls that are answered while the server closes: it waits for all of them. */
function endConnectionsOnClose(app: FastifyInstance): void {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onSend', async (_incoming, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
}

/**
 * Makes the HTTP server of a runner: a fastify app that is not listening yet.
 *
 * Closing it refuses new calls and waits for those that are there. It does not close the runner.
 * Every error has the form `{ error: { code, message, path?, details?, retryable } }`.
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
  const { runner, origins = [LOCAL_PAGE], logger = silentLogger } = options
  const app = fastify({ bodyLimit: MAX_BODY_BYTES, forceCloseConnections: 'idle' })
  await app.register(cors, { origin: origins === '*' ? '*' : [...origins] })
  app.setErrorHandler((error, incoming, reply) => {
    const { status, body, retryAfter } = toErrorReply(error)
    if (status >= 500) {
      logger.error('request failed', { url: incoming.routeOptions.url, reason: reasonOf(error) })
    }
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
    return reply.code(status).send(body)
  })
  app.setNotFoundHandler((incoming) => {
    throw new UnknownRouteError(incoming.method, incoming.url)
  })
  endConnectionsOnClose(app)
  addInfoRoutes(app, runner)
  addTaskRoutes(app, runner)
  addSourceRoutes(app, options)
  return app
}
