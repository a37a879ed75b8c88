import { isRecord } from '@taskmesh/errors'
import { InvalidRequestError, type TaskId } from '@taskmesh/tasks'

/** The body of a call, taken apart: which model is to run, and the request, which is not checked yet. */
export interface TaskBody {
  model: string | undefined
  request: unknown
}

function invalid(task: TaskId, path: string, expected: string): InvalidRequestError {
  const message = `${path === '' ? '' : `${path}: `}expected ${expected}`
  const received = 'something else'
  return new InvalidRequestError(task, [
    { path, code: 'invalid_type', message, expected, received },
  ])
}

/**
 * Takes a body `{ inputs, parameters?, model? }` apart.
 *
 * @throws InvalidRequestError when it is no object, or `model` is no string.
 */
export function readTaskBody(task: TaskId, body: unknown): TaskBody {
  if (!isRecord(body)) throw invalid(task, '', 'an object { inputs, parameters?, model? }')
  const { model, ...request } = body
  if (model !== undefined && typeof model !== 'string') throw invalid(task, 'model', 'a string')
  return { model, request }
}
