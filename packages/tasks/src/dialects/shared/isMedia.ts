import type { Media } from '../../schema/mediaValue.ts'

/** Returns whether a value may be a piece of media. */
export function isMedia(value: unknown): value is Media {
  return typeof value === 'string' || value instanceof Uint8Array || value instanceof Blob
}
