import { MAX_MEDIA_BYTES } from './limits.ts'
import type { MediaKind } from './mediaKind.ts'

/** What messages say was expected where media were. */
export function mediaWords(kind: MediaKind): string {
  return `one ${kind} file as an http(s) or data: URL, base64 without %, bytes or a Blob of at most ${MAX_MEDIA_BYTES} bytes`
}
