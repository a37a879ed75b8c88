import { sniffType } from './sniffType.ts'

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
