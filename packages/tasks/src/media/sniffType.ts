import { splitMediaText } from '../schema/mediaText.ts'
import { fromBase64 } from './base64.ts'
import { HEAD_BYTES, headOf, typeOfHead } from './typeOfHead.ts'

const UNKNOWN_TYPE = 'application/octet-stream'
const HEAD_LETTERS = Math.ceil(HEAD_BYTES / 3) * 4

/** The first bytes of media that is base64, in as many letters and a few line breaks. */
function headOfText(text: string): string {
  const parts = splitMediaText(text)
  if (parts?.form !== 'base64') return ''
  const letters = parts.base64.slice(0, 4 * HEAD_LETTERS).replace(/[\r\n=]/g, '')
  const length = Math.min(letters.length, HEAD_LETTERS)
  const bytes = fromBase64(letters.slice(0, length % 4 === 1 ? length - 1 : length))
  return bytes === undefined ? '' : headOf(bytes)
}

/**
 * Returns the media type of a file by its first bytes: images, sounds, videos and 3D models of the
 * common formats. Anything else is `application/octet-stream`; nothing throws.
 *
 * Source: the IANA media types and the formats' specifications.
 *
 * @param media - the file's bytes, their base64 or a base64 `data:` URL.
 *
 * @example
 * ```ts
 * sniffType(new Uint8Array([0x89, 0x50, 0x4e, 0x47])) // 'image/png'
 * sniffType('iVBORw0KGgo=') // 'image/png'
 * ```
 */
export function sniffType(media: Uint8Array | string): string {
  const head = typeof media === 'string' ? headOfText(media) : headOf(media)
  return typeOfHead(head) ?? UNKNOWN_TYPE
}
