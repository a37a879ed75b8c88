import type { ErrorBody } from './errorBody.ts'
import { TaskmeshError } from './TaskmeshError.ts'

/** Another process or server failed with an error that this version does not know. */
export class RemoteError extends TaskmeshError {
  override name = 'RemoteError'
  /** The code that the other side gave. */
  readonly remoteCode: string

  constructor(body: ErrorBody) {
    const { code: remoteCode, message, actor, retryable, details, path } = body
    super(message, { code: 'REMOTE_ERROR', actor, retryable, details, path })
    this.remoteCode = remoteCode
  }

  override get data() {
    return { remoteCode: this.remoteCode }
  }
}
