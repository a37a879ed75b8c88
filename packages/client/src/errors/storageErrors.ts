import { TaskmeshError } from '@taskmesh/errors'

/** Content could not be stored, so nothing was sent to the chain. */
export class StorageError extends TaskmeshError {
  override name = 'StorageError'
  constructor(message: string, options: { retryable: boolean; details?: string; cause?: unknown }) {
    super(message, { code: 'STORAGE_FAILED', actor: 'network', ...options })
  }
}

/** The content is larger than this storage takes. */
export class ContentTooLongError extends TaskmeshError {
  override name = 'ContentTooLongError'
  constructor(size: number, maxBytes: number) {
    super(`The content has ${size} bytes, this storage takes at most ${maxBytes}.`, {
      code: 'CONTENT_TOO_LONG',
      actor: 'caller',
      details: 'Use another storage, such as ogpuStorage().',
    })
  }
}

/** Content from elsewhere is not JSON. */
export class InvalidJsonError extends TaskmeshError {
  override name = 'InvalidJsonError'
  /** What came instead, as text; at most the size that the reader allowed. */
  readonly text: string
  constructor(text: string, cause: unknown) {
    super('The content is not JSON.', { code: 'INVALID_JSON', actor: 'provider', cause })
    this.text = text
  }
}
