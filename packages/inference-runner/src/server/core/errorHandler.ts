import { reasonOf, type ErrorBody } from '@taskmesh/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from '../../logger.ts'
import { toErrorReply } from './toErrorReply.ts'

/** How a dialect writes an error as the body of an answer. */
export type ErrorForm = (error: ErrorBody) => unknown

/**
 * Makes the error handler of a dialect, for `app.setErrorHandler`. What is the server's own fault is
 * logged.
 *
 * @example
 * ```ts
 * app.setErrorHandler(errorHandler(({ message }) => ({ error: message }), logger))
 * ```
 */
export function errorHandler(form: ErrorForm, logger: Logger) {
  return (thrown: unknown, incoming: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { status, error, retryAfter } = toErrorReply(thrown)
    if (status >= 500) {
      const { url } = incoming.routeOptions
      logger.error({ url, code: error.code, reason: reasonOf(thrown) }, 'request failed')
    }
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
    return reply.code(status).send(form(error))
  }
}
