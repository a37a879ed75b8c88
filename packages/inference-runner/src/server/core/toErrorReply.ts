import type { ErrorBody } from '@taskmesh/errors'
import { QueueFullError, RemoteBusyError } from '../../errors.ts'
import { publicBody } from './publicBody.ts'
import { statusOf } from './statusOf.ts'
import { fastifyStatusOf, toServerError } from './toServerError.ts'

/** An answer that says what went wrong. A dialect puts the error into its own form. */
export interface ErrorReply {
  status: number
  error: ErrorBody
  /** Seconds for the header `Retry-After`. */
  retryAfter: number | undefined
}

/** Returns the answer for whatever a route threw: what callers may know, with the status that fits. */
export function toErrorReply(thrown: unknown): ErrorReply {
  const error = toServerError(thrown)
  const status = fastifyStatusOf(thrown) ?? statusOf(error)
  const isTimed = error instanceof QueueFullError || error instanceof RemoteBusyError
  const seconds = isTimed ? error.retryAfterSeconds : 1
  const isLater = error.retryable && (status === 429 || status === 503)
  return { status, error: publicBody(error), retryAfter: isLater ? seconds : undefined }
}
