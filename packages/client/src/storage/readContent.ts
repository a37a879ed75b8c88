import { cidOfUrl, safeFetch, verifyCid } from '@taskmesh/content'
import type { GetOptions } from './contentStorage.ts'

export interface ReadContentOptions extends GetOptions {
  /** Hosts to read from although their address is not public, such as `127.0.0.1:8546`. */
  allowHosts?: readonly string[] | undefined
  /** Milliseconds for one read. Default 30 000. */
  timeoutMs?: number | undefined
  /** Whether to check content whose URL has its content identifier. Default true. */
  verify?: boolean | undefined
}

/** The identifier of the very content, not of a directory that it is in. */
function cidOfContent(url: string): string | undefined {
  const cid = cidOfUrl(url)
  return cid !== undefined && new URL(url).pathname.replace(/\/$/, '').endsWith(cid)
    ? cid
    : undefined
}

/**
 * Reads a URL that a stranger put on the chain: `https:` within limits and not from addresses that
 * are not public, or `data:`. Content under `/ipfs/<cid>` is checked against its identifier.
 *
 * @throws UnsafeAddressError, ContentTooLargeError, FetchError, CidMismatchError.
 *
 * @example
 * ```ts
 * const bytes = await readContent('data:application/json,{}', { maxBytes: 1000 })
 * ```
 */
export async function readContent(
  url: string,
  { verify = true, ...options }: ReadContentOptions = {},
): Promise<Uint8Array> {
  const { bytes } = await safeFetch(url, options)
  const cid = verify && /^https?:/i.test(url) ? cidOfContent(url) : undefined
  if (cid !== undefined) await verifyCid(cid, bytes)
  return bytes
}
