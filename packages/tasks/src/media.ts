const HEAD_BYTES = 16
const HEAD_LETTERS = 24
const UNKNOWN_TYPE = 'application/octet-stream'

/** The bytes that files begin with. Source: the IANA media types and the formats' specifications. */
const SIGNATURES: readonly [type: string, start: string, offset?: number][] = [
  ['image/png', '\x89PNG'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/gif', 'GIF8'],
  ['image/webp', 'WEBP', 8],
  ['image/avif', 'ftypavi', 4],
  ['image/tiff', 'II*\0'],
  ['image/tiff', 'MM\0*'],
  ['image/bmp', 'BM'],
  ['audio/wav', 'WAVE', 8],
  ['audio/flac', 'fLaC'],
  ['audio/ogg', 'OggS'],
  ['audio/mpeg', 'ID3'],
  ['audio/mpeg', '\xff\xfb'],
  ['video/mp4', 'ftyp', 4],
  ['video/webm', '\x1a\x45\xdf\xa3'],
  ['model/gltf-binary', 'glTF'],
]

/** What kind of file begins with these letters, one for each byte. */
function typeOfHead(head: string): string {
  const known = SIGNATURES.find(([, start, offset = 0]) => head.startsWith(start, offset))
  return known?.[0] ?? UNKNOWN_TYPE
}

function headOf(media: Uint8Array | string): string {
  return typeof media === 'string'
    ? atob(media.slice(0, HEAD_LETTERS - (media.length < HEAD_LETTERS ? media.length % 4 : 0)))
    : String.fromCharCode(...media.subarray(0, HEAD_BYTES))
}

/**
 * Tells the media type of a file by its first bytes: images, sounds, videos and 3D models of the
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
    return typeOfHead(headOf(media))
  } catch {
    return UNKNOWN_TYPE
  }
}

/**
 * Writes bytes as base64, with padding. Source: RFC 4648, section 4.
 *
 * @example
 * ```ts
 * toBase64(new Uint8Array([104, 105])) // 'aGk='
 * ```
 */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let start = 0; start < bytes.length; start += 0x2000)
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + 0x2000)))
  return btoa(pieces.join(''))
}

/**
 * Writes bytes as a base64 `data:` URL, which every task takes as media. Source: RFC 2397.
 *
 * @param type - the media type; by default what {@link sniffType} sees.
 *
 * @example
 * ```ts
 * toDataUrl(new Uint8Array([0x89, 0x50, 0x4e, 0x47])) // 'data:image/png;base64,iVBORw=='
 * toDataUrl(new Uint8Array([104, 105]), 'text/plain') // 'data:text/plain;base64,aGk='
 * ```
 */
export function toDataUrl(bytes: Uint8Array, type: string = sniffType(bytes)): string {
  return `data:${type};base64,${toBase64(bytes)}`
}
