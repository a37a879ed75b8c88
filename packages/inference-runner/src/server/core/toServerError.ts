import { TaskmeshError } from '@taskmesh/errors'
import type { FastifyError } from 'fastify'
import {
  BadRequestError,
  BodyTooLargeError,
  InternalError,
  MethodNotAllowedError,
  NotFoundError,
  UnavailableError,
  UnsupportedMediaTypeError,
} from './errors.ts'

type Refusal = new (reason: string, cause?: unknown) => TaskmeshError

const REFUSALS = new Map<number, Refusal>([
  [404, NotFoundError],
  [405, MethodNotAllowedError],
  [413, BodyTooLargeError],
  [415, UnsupportedMediaTypeError],
])

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
}

/** Returns the HTTP status that fastify gave an error, if it was fastify's. */
export function fastifyStatusOf(error: unknown): number | undefined {
  return isFastifyError(error) ? error.statusCode : undefined
}

/**
 * Returns whatever a route threw as a TaskmeshError. What HTTP itself refuses, such as a body that is
 * no JSON, keeps its message; what else goes wrong in the server keeps it to itself, as the cause.
 */
export function toServerError(error: unknown): TaskmeshError {
  if (error instanceof TaskmeshError) return error
  const status = fastifyStatusOf(error) ?? 500
  if (status === 503) return new UnavailableError(error)
  if (!isFastifyError(error) || status >= 500) return new InternalError(error)
  const Refusal = REFUSALS.get(status) ?? BadRequestError
  return new Refusal(error.message, error)
}
