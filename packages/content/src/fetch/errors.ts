import { TaskmeshError } from '@taskmesh/errors'

/**
 * A URL without its query and credentials, which may hold secrets, for messages. What a `data:` URL
 * holds is left out too.
 *
 * @example
 * ```ts
 * printableUrl('https://me:secret@example.com/cat.png?token=secret') // 'https://example.com/cat.png'
 * ```
 */
export function printableUrl(url: string | URL): string {
  const text = String(url)
  if (!URL.canParse(text)) return text.slice(0, 100)
  const { protocol, host, pathname } = new URL(text)
  return protocol === 'data:' ? 'a data: URL' : `${protocol}//${host}${pathname}`.slice(0, 200)
}

/** The URL leads to an address that is not public, and its host was not allowed by name. */
export class UnsafeAddressError extends TaskmeshError {
  override name = 'UnsafeAddressError'
  /** What `allowHosts` would have to name: the host, and the port when the URL has one. */
  readonly host: string | undefined
  /** Why it was refused, as part of a sentence. */
  readonly reason: string

  constructor(url: string | URL, reason: string) {
    super(`Refused to fetch ${printableUrl(url)}: ${reason}.`, {
      code: 'UNSAFE_ADDRESS',
      actor: 'caller',
      details:
        'Only public http(s) addresses are fetched. To allow a host of your own, name it in allowHosts.',
    })
    this.host = URL.canParse(String(url)) ? new URL(url).host || undefined : undefined
    this.reason = reason
  }
}

/** The content is larger than the limit. */
export class ContentTooLargeError extends TaskmeshError {
  override name = 'ContentTooLargeError'
  constructor(url: string | URL, maxBytes: number) {
    super(`The content of ${printableUrl(url)} is larger than ${maxBytes} bytes.`, {
      code: 'CONTENT_TOO_LARGE',
      actor: 'caller',
    })
  }
}

/** What is known of a failed fetch besides its reason. */
export interface FetchErrorOptions {
  /** HTTP status, when there was an answer. */
  status?: number
  /** Whether trying again may help. Default: as the status says, and when there was none. */
  retryable?: boolean
  cause?: unknown
}

function isRetryable(status: number | undefined): boolean {
  return status === undefined || status === 429 || status >= 500
}

/** No usable answer came: no connection, a time-out, or an HTTP error. */
export class FetchError extends TaskmeshError {
  override name = 'FetchError'
  /** HTTP status, when there was an answer. */
  readonly status: number | undefined

  constructor(url: string | URL, reason: string, options: FetchErrorOptions = {}) {
    const { status, retryable = isRetryable(status), cause } = options
    super(`Could not fetch ${printableUrl(url)}: ${reason}.`, {
      code: 'FETCH_FAILED',
      actor: 'network',
      retryable,
      cause,
    })
    this.status = status
  }
}
