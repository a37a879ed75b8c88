import { printableUrl } from '@taskmesh/content'
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
  constructor(text: string, isHtml: boolean, cause: unknown) {
    super(`The content is ${isHtml ? 'an HTML page, ' : ''}not JSON.`, {
      code: 'INVALID_JSON',
      actor: 'provider',
      cause,
    })
    this.text = text
  }
}

/** A gateway answered with a page of its own, under status 200, instead of the content. */
export class GatewayPageError extends TaskmeshError {
  override name = 'GatewayPageError'
  constructor(url: string, cause: unknown) {
    super(`${printableUrl(url)} answered with an HTML page instead of the content.`, {
      code: 'GATEWAY_PAGE',
      actor: 'network',
      retryable: true,
      details: 'The page says why, such as a limit or a time-out. Try again, or another gateway.',
      cause,
    })
  }
}

/** Content that cannot be verified, where only such content was asked for that can. */
export class UnverifiedContentError extends TaskmeshError {
  override name = 'UnverifiedContentError'
  constructor(url: string) {
    super(`${printableUrl(url)} does not have the content identifier of what it leads to.`, {
      code: 'UNVERIFIED_CONTENT',
      actor: 'provider',
      details:
        'Whoever serves it can change it. To read it all the same, leave out requireVerified.',
    })
  }
}
