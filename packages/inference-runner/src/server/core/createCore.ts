import cors from '@fastify/cors'
import fastify, { type FastifyInstance } from 'fastify'
import { silentLogger } from '../../logger.ts'
import type { ServerOptions } from '../serverOptions.ts'
import { endConnectionsOnClose } from './endConnectionsOnClose.ts'
import { errorHandler, type ErrorForm } from './errorHandler.ts'
import { NotFoundError } from './errors.ts'
import { addHealthRoutes } from './healthRoutes.ts'
import { addModelListRoute } from './modelListRoute.ts'
import { addTaskListRoute } from './taskListRoute.ts'

/** Most bytes of a request body: 20 MiB of media in base64, and room for the rest. */
const MAX_BODY_BYTES = 30 * 1024 * 1024
const LOCAL_PAGE = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/**
 * Makes a server with what all dialects have in common: limits, the pages that may call, how it closes,
 * health, models, tasks, and the answer for unknown routes.
 *
 * @param form - how errors are written on routes that are of no dialect.
 */
export async function createCore(
  options: ServerOptions,
  form: ErrorForm,
): Promise<FastifyInstance> {
  const { runner, origins = [LOCAL_PAGE], logger = silentLogger } = options
  const app = fastify({ bodyLimit: MAX_BODY_BYTES, forceCloseConnections: 'idle' })
  await app.register(cors, { origin: origins === '*' ? '*' : [...origins] })
  app.setErrorHandler(errorHandler(form, logger))
  app.setNotFoundHandler(({ method, url }) => {
    throw new NotFoundError(`There is no ${method} ${url.split('?')[0]?.slice(0, 100)}.`)
  })
  endConnectionsOnClose(app)
  addHealthRoutes(app, runner)
  addModelListRoute(app, runner)
  addTaskListRoute(app, runner)
  return app
}
