import { TaskmeshError } from '@taskmesh/errors'

/** An icon is drawn with shapes that cannot be shown. */
export class InvalidIconError extends TaskmeshError {
  override name = 'InvalidIconError'
  constructor(message: string) {
    super(message, { code: 'INVALID_ICON', actor: 'configuration' })
  }
}
