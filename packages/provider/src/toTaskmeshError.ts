import { RpcError } from '@taskmesh/client'
import { TaskmeshError } from '@taskmesh/errors'
import { BaseError } from 'viem'

/** Any failure as one of ours. What the node says is retryable, a mistake in a program is not. */
export function toTaskmeshError(error: unknown): TaskmeshError {
  if (error instanceof TaskmeshError) return error
  if (error instanceof BaseError)
    return new RpcError('working on a task', error.shortMessage, error)
  const name = error instanceof Error ? error.name : 'unknown error'
  return new TaskmeshError(`The work on a task failed: ${name}`, {
    code: 'UNEXPECTED',
    actor: 'configuration',
    retryable: name === 'TimeoutError',
    cause: error,
  })
}
