import { TaskmeshError } from '@taskmesh/errors'

/** A policy has a value that is not accepted. */
export class InvalidPolicyError extends TaskmeshError {
  override name = 'InvalidPolicyError'
  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`, { code: 'INVALID_OPTION', actor: 'configuration', path })
  }
}
