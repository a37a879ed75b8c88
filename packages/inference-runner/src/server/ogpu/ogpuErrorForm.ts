import type { ErrorBody } from '@taskmesh/errors'

/** The error form of a source's service: `{ error }`, where a result would be `{ result }`. */
export function ogpuErrorForm(error: ErrorBody): { error: ErrorBody } {
  return { error }
}
