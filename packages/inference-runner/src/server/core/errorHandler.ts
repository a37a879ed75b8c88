import { reasonOf } from '@taskmesh/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from '../../logger.ts'
import type { ErrorForm } from './errorForm.ts'
import { noteError } from './requestFacts.ts'
import { toErrorReply } from './toErrorReply.ts'

/**
 * Makes the error handler of a dialect, for `app.setErrorHandler`. What is the server's own fault is
 * logged.
 *
 * @example
 * ```ts
 * app.setErrorHandler(errorHandler(({ message }) => ({ body: { error: message } }), logger))
 * ```
 */
export function errorHandler(form: ErrorForm, logger: Logger) {
  return (thrown: unknown, incoming: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { status, error, retryAfter } = toErrorReply(thrown)
    noteError(incoming, error.code)
    if (status >= 500) {
      const { url } = incoming.routeOptions
      const { id } = incoming
      logger.error({ id, url, code: error.code, reason: reasonOf(thrown) }, 'server failed')
    }
    const written = form(error, { status, retryAfter })
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
    reply.headers({ ...written.headers })
    return reply.code(written.status ?? status).send(written.body)
  }
}
