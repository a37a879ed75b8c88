import type { MediaValue } from '../media/MediaPreview.svelte.ts'

/** A value as a piece of media; `''` for anything else. */
export function readMediaValue(value: unknown): MediaValue {
  const isMedia = typeof value === 'string' || value instanceof Uint8Array || value instanceof Blob
  return isMedia ? value : ''
}
