import { InvalidRequestError, TASK_IDS, TaskmeshError } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import { InferenceError } from '../errors.ts'
import { publicReasonOf } from '../reasonOf.ts'

const LONGEST_DETAILS = 1000

const issue = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
  expected: z.string(),
})

/** An error on its way between processes. */
export const wireError = z.object({
  message: z.string(),
  code: z.string(),
  actor: z.enum(['caller', 'configuration', 'network', 'provider', 'model']),
  details: z.optional(z.string()),
  path: z.optional(z.string()),
  retryable: z.boolean(),
  request: z.optional(z.object({ task: z.enum(TASK_IDS), issues: z.array(issue) })),
})

/** An error on its way between processes. */
export type WireError = z.infer<typeof wireError>

function toTaskmeshError(error: unknown, model: string): TaskmeshError {
  if (error instanceof TaskmeshError) return error
  return new InferenceError(model, publicReasonOf(error).slice(0, LONGEST_DETAILS), error)
}

/** Writes an error for another process; one that is not ours becomes an {@link InferenceError}. */
export function encodeError(error: unknown, model: string): WireError {
  const known = toTaskmeshError(error, model)
  const { shortMessage: message, code, actor, details, path, retryable } = known
  const body = { message, code, actor, details, path, retryable }
  if (!(known instanceof InvalidRequestError)) return body
  const task = TASK_IDS.find((name) => name === known.task)
  return task === undefined
    ? body
    : { ...body, request: { task, issues: known.issues.map((one) => ({ ...one })) } }
}

/** Reads an error that {@link encodeError} wrote. */
export function decodeError({ request, message, ...options }: WireError): TaskmeshError {
  if (request !== undefined) return new InvalidRequestError(request.task, request.issues)
  return new TaskmeshError(message, options)
}
