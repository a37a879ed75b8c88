import { TaskmeshError } from '@taskmesh/errors'

/** An answer cannot be made into a file. */
export class DownloadError extends TaskmeshError {
  override name = 'DownloadError'
  constructor(message: string, { cause }: { cause?: unknown } = {}) {
    super(message, { code: 'DOWNLOAD_FAILED', actor: 'caller', cause })
  }
}
