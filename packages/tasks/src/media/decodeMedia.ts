import { MAX_MEDIA_BYTES } from '../schema/limits.ts'
import { MAX_MEDIA_TEXT_LENGTH } from '../schema/mediaTextLimits.ts'
import { splitMediaText } from '../schema/mediaText.ts'
import { fromBase64 } from './base64.ts'

/**
 * Reads the bytes of media that is base64 or a base64 `data:` URL, in any form that the schemas take:
 * in lines, in the letters of base64url, without padding.
 *
 * @returns `undefined` for an `http(s)` URL, for what cannot be decoded and for more than 20 MiB.
 *
 * @example
 * ```ts
 * decodeMedia('DATA:image/png;base64,iVBORw')
 * // { bytes: Uint8Array.of(137, 80, 78, 71), mimeType: 'image/png' }
 * ```
 */
export function decodeMedia(
  text: string,
): { bytes: Uint8Array<ArrayBuffer>; mimeType: string | undefined } | undefined {
  if (text.length > MAX_MEDIA_TEXT_LENGTH) return undefined
  const parts = splitMediaText(text)
  if (parts?.form !== 'base64') return undefined
  const bytes = fromBase64(parts.base64)
  if (bytes === undefined || bytes.length > MAX_MEDIA_BYTES) return undefined
  return { bytes, mimeType: parts.mimeType }
}
