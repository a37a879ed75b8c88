import { MAX_MEDIA_BYTES } from './limits.ts'
import { isMediaText } from './mediaText.ts'

/** A piece of media in any of its canonical forms. */
export type Media = string | Uint8Array | Blob

/** Returns whether a value is a piece of media that is not empty and not too big. */
export function isMediaValue(value: unknown): value is Media {
  if (typeof value === 'string') return isMediaText(value)
  if (value instanceof Uint8Array) return value.length > 0 && value.length <= MAX_MEDIA_BYTES
  return value instanceof Blob && value.size > 0 && value.size <= MAX_MEDIA_BYTES
}
