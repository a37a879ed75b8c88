import { InvalidRequestError, type TaskId } from '@taskmesh/tasks'
import { check } from '@taskmesh/tasks/parse'
import { compileSchema } from '@taskmesh/tasks/zod'
import * as z from 'zod/mini'

/** The body of a call, taken apart: which model is to run, and the request, which is not checked yet. */
export interface TaskBody {
  model: string | undefined
  request: unknown
}

const envelope = compileSchema(
  z.looseObject(
    { model: z.optional(z.string()) },
    { error: 'an object { inputs, parameters?, model? }' },
  ),
)

/**
 * Takes a body `{ inputs, parameters?, model? }` apart.
 *
 * @throws InvalidRequestError when it is no object, or `model` is no string.
 */
export function readTaskBody(task: TaskId, body: unknown): TaskBody {
  const checked = check(envelope, body)
  if (!checked.success) throw new InvalidRequestError(task, checked.issues)
  const { model, ...request } = checked.data
  return { model, request }
}
