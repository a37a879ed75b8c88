import type { ErrorBody, TaskmeshError } from '@taskmesh/errors'
import { QueueFullError, RemoteBusyError } from '../../errors.ts'
import { QuotaExceededError } from '../access/errors.ts'
import { ModelLoadingError } from './errors.ts'
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

function secondsUntilRetry(error: TaskmeshError): number {
  if (
    error instanceof QueueFullError ||
    error instanceof RemoteBusyError ||
    error instanceof QuotaExceededError
  )
    return error.retryAfterSeconds
  return error instanceof ModelLoadingError ? Math.ceil(error.estimatedSeconds) : 1
}

/** Returns the answer for whatever a route threw: what callers may know, with the status that fits. */
export function toErrorReply(thrown: unknown): ErrorReply {
  const error = toServerError(thrown)
  const status = fastifyStatusOf(thrown) ?? statusOf(error)
  const seconds = secondsUntilRetry(error)
  const isLater = error.retryable && (status === 429 || status === 503)
  return { status, error: publicBody(error), retryAfter: isLater ? seconds : undefined }
}
