import type { ErrorBody, TaskmeshError } from '@taskmesh/errors'

/**
 * Returns what a caller may know of an error. The details and facts of a configuration error, such as
 * paths of the machine, are for the operator's log only; causes and what was received never leave.
 */
export function publicBody(error: TaskmeshError): ErrorBody {
  const body = error.toJSON()
  if (error.actor !== 'configuration') return body
  const { details: _details, data: _data, ...rest } = body
  return rest
}
