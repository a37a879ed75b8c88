import { TaskmeshError } from '@taskmesh/errors'

/** A source's description or terms are not what the network expects. */
export class InvalidSourceError extends TaskmeshError {
  override name = 'InvalidSourceError'
  constructor(path: string, message: string) {
    super(message, { code: 'INVALID_SOURCE', actor: 'caller', path })
  }
}
