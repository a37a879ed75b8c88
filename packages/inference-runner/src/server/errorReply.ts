import { TaskmeshError, type Actor, type ErrorBody } from '@taskmesh/errors'
import type { FastifyError } from 'fastify'
import { QueueFullError } from '../errors.ts'

/** An answer that says what went wrong. */
export interface ErrorReply {
  status: number
  body: { error: ErrorBody }
  /** Seconds for the header `Retry-After`. */
  retryAfter: number | undefined
}

const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  ABORTED: 499,
  CONTENT_TOO_LARGE: 413,
  DEADLINE_EXCEEDED: 504,
  ENGINE_CRASHED: 503,
  INVALID_REQUEST: 400,
  MEDIA_UNREADABLE: 422,
  MODEL_UNAVAILABLE: 503,
  NOT_FOUND: 404,
  QUEUE_FULL: 429,
  RUNNER_CLOSED: 503,
  UNKNOWN_FUNCTION: 404,
  UNKNOWN_MODEL: 404,
  UNKNOWN_TASK: 404,
}

const STATUS_OF_ACTOR: Readonly<Record<Actor, number>> = {
  caller: 400,
  configuration: 500,
  network: 502,
  provider: 500,
  model: 500,
}

const HTTP_CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  503: 'UNAVAILABLE',
}

/** What a caller may see. Details of the operator’s own set-up, such as paths, stay in the log. */
function publicBody(error: TaskmeshError): ErrorBody {
  const { details, ...body } = error.toJSON()
  return error.actor === 'configuration' || details === undefined ? body : { ...body, details }
}

function fromTaskmesh(error: TaskmeshError): ErrorReply {
  const retryAfter =
    error instanceof QueueFullError ? error.retryAfterSeconds : error.retryable ? 1 : undefined
  const status = STATUS_OF_CODE[error.code] ?? STATUS_OF_ACTOR[error.actor]
  return {
    status,
    body: { error: publicBody(error) },
    retryAfter: status === 429 || status === 503 ? retryAfter : undefined,
  }
}

function isHttpError(error: unknown): error is FastifyError {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
}

/** Says what went wrong in the one shape of this server, with the status that fits. */
export function toErrorReply(error: unknown): ErrorReply {
  if (error instanceof TaskmeshError) return fromTaskmesh(error)
  const status = isHttpError(error) ? (error.statusCode ?? 500) : 500
  const isTheirs = isHttpError(error) && status < 500
  const message = isTheirs ? error.message : 'Something went wrong in the server.'
  const code = HTTP_CODES[status] ?? (isTheirs ? 'BAD_REQUEST' : 'INTERNAL')
  return {
    status,
    body: {
      error: { code, message, actor: isTheirs ? 'caller' : 'provider', retryable: status === 503 },
    },
    retryAfter: undefined,
  }
}
