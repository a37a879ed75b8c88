import { RpcError } from '@taskmesh/client'
import { TaskmeshError } from '@taskmesh/errors'
import { BaseError } from 'viem'
import { UnexpectedError } from './providerErrors.ts'

/**
 * Returns any failure as a TaskmeshError. A failure of the node is retryable, a mistake in a program
 * is not.
 */
export function toTaskmeshError(error: unknown): TaskmeshError {
  if (error instanceof TaskmeshError) return error
  if (error instanceof BaseError)
    return new RpcError('working on a task', error.shortMessage, error)
  return new UnexpectedError(error)
}
