import {
  readErrorBody,
  reviveError,
  TaskmeshError,
  type ErrorBody,
  type ErrorClasses,
} from '@taskmesh/errors'
import { TASK_ERRORS } from '@taskmesh/tasks/errors'
import { EngineCrashedError, InferenceError, RUNNER_ERRORS } from '../errors.ts'
import { publicReasonOf } from '../publicReasonOf.ts'

const LONGEST_DETAILS = 1000

const CLASSES: ErrorClasses = { ...TASK_ERRORS, ...RUNNER_ERRORS }

/** Writes an error for another process; one that is no TaskmeshError becomes an {@link InferenceError}. */
export function encodeError(error: unknown, model: string): ErrorBody {
  if (error instanceof TaskmeshError) return error.toJSON()
  const details = publicReasonOf(error).slice(0, LONGEST_DETAILS)
  return new InferenceError(model, details, error).toJSON()
}

/** Makes an error that {@link encodeError} wrote one of its class again. */
export function decodeError(value: unknown): TaskmeshError {
  const body = readErrorBody(value)
  if (body === undefined) return new EngineCrashedError('It sent an error that cannot be read.')
  return reviveError(body, CLASSES)
}
