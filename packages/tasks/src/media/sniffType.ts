import { HEAD_BYTES, headOf, typeOfHead } from './typeOfHead.ts'

const UNKNOWN_TYPE = 'application/octet-stream'
const HEAD_LETTERS = Math.ceil(HEAD_BYTES / 3) * 4

function headOfBase64(base64: string): string {
  const rest = base64.length < HEAD_LETTERS ? base64.length % 4 : 0
  return atob(base64.slice(0, HEAD_LETTERS - rest))
}

/**
 * Returns the media type of a file by its first bytes: images, sounds, videos and 3D models of the
 * common formats. Anything else is `application/octet-stream`; nothing throws.
 *
 * Source: the IANA media types and the formats' specifications.
 *
 * @param media - the file's bytes, or their base64.
 *
 * @example
 * ```ts
 * sniffType(new Uint8Array([0x89, 0x50, 0x4e, 0x47])) // 'image/png'
 * sniffType('iVBORw0KGgo=') // 'image/png'
 * ```
 */
export function sniffType(media: Uint8Array | string): string {
  try {
    const head = typeof media === 'string' ? headOfBase64(media) : headOf(media)
    return typeOfHead(head) ?? UNKNOWN_TYPE
  } catch {
    return UNKNOWN_TYPE
  }
}
