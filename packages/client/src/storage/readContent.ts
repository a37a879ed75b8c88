import { fetchContent, type FetchContentOptions } from './fetchContent.ts'

/** Options of {@link readContent}, which are those of {@link fetchContent}. */
export type ReadContentOptions = FetchContentOptions

/**
 * Reads a URL that a stranger put on the chain: `https:` within limits and not from addresses that
 * are not public, or `data:`. Content whose URL has its content identifier is compared with it.
 *
 * @throws UnsafeAddressError, ContentTooLargeError, FetchError, CidMismatchError; GatewayPageError
 * when a page of the gateway came instead; UnverifiedContentError with `requireVerified`.
 *
 * @example
 * ```ts
 * const bytes = await readContent('data:application/json,{}', { maxBytes: 1000 })
 * ```
 */
export async function readContent(
  url: string,
  options: ReadContentOptions = {},
): Promise<Uint8Array> {
  return (await fetchContent(url, options)).bytes
}
