import {
  readErrorBody,
  reviveError,
  TaskmeshError,
  type ErrorBody,
  type ErrorClasses,
} from '@taskmesh/errors'
import { TASK_ERRORS } from '@taskmesh/tasks/errors'
import * as z from 'zod/mini'
import { InferenceError, RUNNER_ERRORS } from '../errors.ts'
import { publicReasonOf } from '../reasonOf.ts'

const LONGEST_DETAILS = 1000

const CLASSES: ErrorClasses = { ...TASK_ERRORS, ...RUNNER_ERRORS }

/** An error on its way between processes. */
export const wireError = z.custom<ErrorBody>((value) => readErrorBody(value) !== undefined)

/** Writes an error for another process; one that is not ours becomes an {@link InferenceError}. */
export function encodeError(error: unknown, model: string): ErrorBody {
  if (error instanceof TaskmeshError) return error.toJSON()
  const details = publicReasonOf(error).slice(0, LONGEST_DETAILS)
  return new InferenceError(model, details, error).toJSON()
}

/** Makes an error that {@link encodeError} wrote one of its class again. */
export function decodeError(body: ErrorBody): TaskmeshError {
  return reviveError(body, CLASSES)
}
