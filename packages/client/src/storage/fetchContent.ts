import { CidMismatchError, ipfsPathOf, safeFetch, verifyCid } from '@taskmesh/content'
import { GatewayPageError, UnverifiedContentError } from '../errors/storageErrors.ts'
import type { Content, GetOptions } from './contentStorage.ts'
import { isHtml } from './isHtml.ts'

/** Options of {@link fetchContent}: limits, and hosts that may be read from. */
export interface FetchContentOptions extends GetOptions {
  /** Hosts to read from although their address is not public, such as `127.0.0.1:8546`. */
  allowHosts?: readonly string[] | undefined
  /** Milliseconds for one read. Default 30 000. */
  timeoutMs?: number | undefined
  /** Whether to check content whose URL has its content identifier. Default true. */
  verify?: boolean | undefined
}

/** What was said of bytes that were fetched here, so that large content is not hashed twice. */
const judgements = new WeakMap<Uint8Array, { url: string; isVerified: boolean }>()

/** Whether bytes that were fetched from this URL were verified; nothing when others were. */
export function judgementOf(url: string, bytes: Uint8Array): boolean | undefined {
  const judgement = judgements.get(bytes)
  return judgement?.url === url ? judgement.isVerified : undefined
}

/**
 * Compares what came with what its URL names.
 *
 * @returns whether nobody can have changed it: a `data:` URL is its content, and so is, in a way, a
 * URL with the identifier of the very content. That of a directory says nothing about what is below.
 * @throws CidMismatchError when it was changed; GatewayPageError when a page of the gateway came.
 */
export async function verifyContent(url: string, bytes: Uint8Array): Promise<boolean> {
  if (/^data:/i.test(url)) return true
  const named = ipfsPathOf(url)
  if (named === undefined || named.path.length > 0) return false
  try {
    await verifyCid(named.cid, bytes)
    return true
  } catch (error) {
    if (error instanceof CidMismatchError && isHtml(bytes)) throw new GatewayPageError(url, error)
    throw error
  }
}

/** Refuses content that could not be verified, where that was asked for. */
export function checkVerified(url: string, isVerified: boolean, requireVerified = false): void {
  if (requireVerified && !isVerified) throw new UnverifiedContentError(url)
}

/**
 * Reads a URL that a stranger put on the chain, as {@link readContent} does, and says whether it was
 * verified.
 *
 * @throws UnsafeAddressError, ContentTooLargeError, FetchError, CidMismatchError, GatewayPageError,
 * UnverifiedContentError.
 *
 * @example
 * ```ts
 * const { bytes, isVerified } = await fetchContent('data:application/json,{}', { maxBytes: 1000 })
 * ```
 */
export async function fetchContent(
  url: string,
  { verify = true, requireVerified, ...options }: FetchContentOptions = {},
): Promise<Content> {
  // Without an identifier there is nothing to wait for.
  const isNamed = /^data:/i.test(url) || (verify && ipfsPathOf(url)?.path.length === 0)
  checkVerified(url, isNamed, requireVerified)
  const { bytes } = await safeFetch(url, options)
  const isVerified = isNamed && (await verifyContent(url, bytes))
  judgements.set(bytes, { url, isVerified })
  return { bytes, isVerified }
}
