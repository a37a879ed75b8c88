import { toBase64 } from './base64.ts'
import { sniffType } from './sniffType.ts'

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
