import { toBase64 } from '@taskmesh/tasks/media'

/** Writes bytes in the alphabet that addresses take as it is. Source: RFC 4648, section 5. */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
