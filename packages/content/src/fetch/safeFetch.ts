import { TaskmeshError, walk } from '@taskmesh/errors'
import { transport } from '#transport'
import type { TransportResponse } from '../transport/transport.ts'
import { ContentTooLargeError, FetchError, UnsafeAddressError } from './errors.ts'
import { isPublicAddress } from './isPublicAddress.ts'

const DEFAULT_MAX_BYTES = 1024 * 1024
const DEFAULT_TIMEOUT_MS = 30_000
const MAX_REDIRECTS = 3
const MAX_DATA_URL_OVERHEAD = 200

/** Options of {@link safeFetch}: its limits, and the request. */
export interface SafeFetchOptions {
  /** Hosts to reach even though they are not public: `localhost`, or `127.0.0.1:4001` for one port. */
  allowHosts?: readonly string[] | undefined
  /** Most bytes of the body, after decompression. Default 1 MiB. */
  maxBytes?: number | undefined
  /** How many bytes of the body to read from its start, and no more. Default: all of them. */
  firstBytes?: number | undefined
  /** Time for the whole exchange in milliseconds, redirects included. Default 30 000. */
  timeoutMs?: number | undefined
  /** Ends the exchange. */
  signal?: AbortSignal | undefined
  /** Default `GET`. */
  method?: string | undefined
  headers?: Record<string, string> | undefined
  /** What to send, with another method than `GET`. */
  body?: string | Uint8Array | FormData | undefined
}

/** What came, complete and within the limits. */
export interface SafeFetchResult {
  /** The URL that answered, after redirects. */
  url: string
  /** HTTP status, always below 400; 200 for a `data:` URL. */
  status: number
  /** The media type without its parameters, in lower case; empty when none was sent. */
  contentType: string
  /** The body, decompressed: the whole, or its `firstBytes`. */
  bytes: Uint8Array
}

function isAllowed(url: URL, allowHosts: readonly string[]): boolean {
  return allowHosts.some((host) => host === url.host || host === url.hostname)
}

function assertFetchable(url: URL, isAllowedByName: boolean): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new UnsafeAddressError(url, `the scheme ${url.protocol} is not http: or https:`)
  }
  if (url.username !== '' || url.password !== '') {
    throw new UnsafeAddressError(url, 'it carries credentials')
  }
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  const isLiteral = literal.includes(':') || /^[\d.]+$/.test(literal)
  if (isLiteral && !isAllowedByName && !isPublicAddress(literal)) {
    throw new UnsafeAddressError(url, `${literal} is not a public address`)
  }
}

async function readBody(
  url: URL,
  response: TransportResponse,
  { maxBytes, firstBytes = Infinity }: { maxBytes: number; firstBytes?: number | undefined },
): Promise<Uint8Array> {
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel()
    throw new ContentTooLargeError(url, maxBytes)
  }
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  for (;;) {
    const chunk = (await reader?.read())?.value
    if (chunk === undefined) return concatenate(chunks, size)
    size += chunk.length
    if (size >= firstBytes) {
      await reader?.cancel()
      return concatenate([...chunks, chunk], size).subarray(0, firstBytes)
    }
    if (size > maxBytes) {
      await reader?.cancel()
      throw new ContentTooLargeError(url, maxBytes)
    }
    chunks.push(chunk)
  }
}

function concatenate(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

function toFetchError(url: URL, error: unknown, timeoutMs: number, signal?: AbortSignal): unknown {
  if (signal?.aborted) return signal.reason
  const known = walk(error, (cause) => cause instanceof TaskmeshError)
  if (known !== undefined) return known
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new FetchError(url, `no complete answer within ${timeoutMs} ms`, { cause: error })
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return new FetchError(url, cause instanceof Error ? cause.message : 'the connection failed', {
    cause: error,
  })
}

function contentTypeOf(response: Pick<TransportResponse, 'headers'>): string {
  return (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

async function readDataUrl(
  url: string,
  { maxBytes, firstBytes }: { maxBytes: number; firstBytes?: number | undefined },
): Promise<SafeFetchResult> {
  if (url.length > maxBytes * 3 + MAX_DATA_URL_OVERHEAD)
    throw new ContentTooLargeError(url, maxBytes)
  const response = await fetch(url).catch((cause: unknown) => {
    throw new FetchError(url, 'it is not a well-formed data: URL', { retryable: false, cause })
  })
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.length > maxBytes) throw new ContentTooLargeError(url, maxBytes)
  const contentType = contentTypeOf(response)
  return { url, status: 200, contentType, bytes: bytes.subarray(0, firstBytes) }
}

async function follow(start: URL, options: SafeFetchOptions, signal: AbortSignal) {
  const { allowHosts = [], method = 'GET', headers = {}, body } = options
  let url = start
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const isAllowedByName = isAllowed(url, allowHosts)
    assertFetchable(url, isAllowedByName)
    const request = { method, headers, body, signal, isGuarded: !isAllowedByName }
    const response = await transport(url, request)
    const location = response.headers.get('location')
    if (response.status < 300 || response.status > 399 || location === null)
      return { url, response }
    await response.body?.cancel()
    if (method !== 'GET' || !URL.canParse(location, url)) {
      throw new FetchError(url, `it redirects (${response.status})`, { status: response.status })
    }
    url = new URL(location, url)
  }
  throw new FetchError(start, `it redirects more than ${MAX_REDIRECTS} times`, {
    retryable: false,
  })
}

/**
 * Fetches a URL that a stranger may have chosen.
 *
 * On Node it never connects to an address that is not public, at no redirect and whatever a name
 * resolves to, unless `allowHosts` names the host. Size and time are bounded. `data:` URLs are
 * read in place.
 *
 * @throws {@link UnsafeAddressError}, {@link ContentTooLargeError}, {@link FetchError} (also for an
 * HTTP status of 400 or more), or the signal's reason when it was aborted.
 *
 * @example
 * ```ts
 * const { bytes, contentType } = await safeFetch('https://example.com/cat.png', { maxBytes: 5e6 })
 * ```
 */
export async function safeFetch(
  url: string,
  options: SafeFetchOptions = {},
): Promise<SafeFetchResult> {
  const { maxBytes = DEFAULT_MAX_BYTES, timeoutMs = DEFAULT_TIMEOUT_MS, firstBytes } = options
  if (/^data:/i.test(url)) return readDataUrl(url, { maxBytes, firstBytes })
  if (!URL.canParse(url)) throw new UnsafeAddressError(url, 'it is not a URL')
  const start = new URL(url)
  const timeout = AbortSignal.timeout(timeoutMs)
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout
  try {
    const { url: last, response } = await follow(start, options, signal)
    if (response.status >= 400) {
      await response.body?.cancel()
      throw new FetchError(last, `it answered ${response.status}`, { status: response.status })
    }
    const bytes = await readBody(last, response, { maxBytes, firstBytes })
    return { url: last.href, status: response.status, contentType: contentTypeOf(response), bytes }
  } catch (error) {
    throw toFetchError(start, error, timeoutMs, options.signal)
  }
}
