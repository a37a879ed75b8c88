import { TaskmeshError } from '@taskmesh/tasks/errors'

/** A URL without its query and credentials, which may hold secrets. */
export function printableUrl(url: string | URL): string {
  const text = String(url)
  if (!URL.canParse(text)) return text.slice(0, 100)
  const { protocol, host, pathname } = new URL(text)
  return protocol === 'data:' ? 'a data: URL' : `${protocol}//${host}${pathname}`.slice(0, 200)
}

/** The URL leads to an address that is not public, and its host was not allowed by name. */
export class UnsafeAddressError extends TaskmeshError {
  override name = 'UnsafeAddressError'
  constructor(url: string | URL, reason: string) {
    super(`Refused to fetch ${printableUrl(url)}: ${reason}.`, {
      code: 'UNSAFE_ADDRESS',
      actor: 'caller',
      details:
        'Only public http(s) addresses are fetched. To allow a host of your own, name it in allowHosts.',
    })
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

export interface FetchErrorOptions {
  /** HTTP status, when there was an answer. */
  status?: number
  cause?: unknown
}

/** No usable answer came: no connection, a time-out, or an HTTP error. */
export class FetchError extends TaskmeshError {
  override name = 'FetchError'
  readonly status: number | undefined

  constructor(url: string | URL, reason: string, { status, cause }: FetchErrorOptions = {}) {
    super(`Could not fetch ${printableUrl(url)}: ${reason}.`, {
      code: 'FETCH_FAILED',
      actor: 'network',
      retryable: status === undefined || status === 429 || status >= 500,
      cause,
    })
    this.status = status
  }
}
