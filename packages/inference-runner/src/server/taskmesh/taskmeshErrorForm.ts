import type { ErrorBody } from '@taskmesh/errors'

/** The error form of Taskmesh itself: the error under `error`, from which clients make its class again. */
export function taskmeshErrorForm(error: ErrorBody): { error: ErrorBody } {
  return { error }
}
