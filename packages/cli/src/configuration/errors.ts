import { TaskmeshError } from '@taskmesh/errors'

/** A setting of the server is not as it should be. */
export class ConfigurationError extends TaskmeshError {
  override name = 'ConfigurationError'
  constructor(path: string, reason: string, details?: string) {
    super(reason, { code: 'INVALID_CONFIGURATION', actor: 'configuration', path, details })
  }
}
