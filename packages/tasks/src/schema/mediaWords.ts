import { MAX_MEDIA_BYTES } from './limits.ts'
import type { MediaKind } from './mediaKind.ts'

const NAMES = {
  image: 'an image',
  audio: 'a sound',
  video: 'a video',
  '3d': 'a 3D model',
} as const satisfies Record<MediaKind, string>

/** What messages say was expected where media were. */
export function mediaWords(kind: MediaKind): string {
  return `${NAMES[kind]} as an http(s) or data: URL, base64, bytes or a Blob of at most ${MAX_MEDIA_BYTES} bytes`
}
