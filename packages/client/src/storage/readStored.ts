import type { Content, ContentStorage, GetOptions } from './contentStorage.ts'
import { checkVerified, judgementOf, verifyContent } from './fetchContent.ts'

/**
 * Reads content from a storage and says whether it was verified. What a storage of your
 * own gives is compared with its URL here.
 *
 * @throws the errors of the storage; CidMismatchError, GatewayPageError, UnverifiedContentError.
 *
 * @example
 * ```ts
 * const { bytes, isVerified } = await readStored(storage, 'data:application/json,{}')
 * ```
 */
export async function readStored(
  storage: ContentStorage,
  url: string,
  options: GetOptions = {},
): Promise<Content> {
  const bytes = await storage.get(url, options)
  const isVerified = judgementOf(url, bytes) ?? (await verifyContent(url, bytes))
  checkVerified(url, isVerified, options.requireVerified)
  return { bytes, isVerified }
}
