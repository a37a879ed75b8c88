import { MAX_MEDIA_BYTES } from './limits.ts'
import type { MediaKind } from './mediaKind.ts'
import { readMediaText } from './mediaText.ts'

/** A piece of media in any of its canonical forms. */
export type Media = string | Uint8Array | Blob

/** Whether a value is a piece of media in one of its forms, of a size that is allowed. */
export function isMedia(value: unknown): boolean {
  if (typeof value === 'string') return readMediaText(value) !== undefined
  if (value instanceof Uint8Array) return value.length > 0 && value.length <= MAX_MEDIA_BYTES
  return value instanceof Blob && value.size > 0 && value.size <= MAX_MEDIA_BYTES
}

const NAMES = {
  image: 'an image',
  audio: 'a sound',
  video: 'a video',
  '3d': 'a 3D model',
} as const satisfies Record<MediaKind, string>

/** What messages say was expected where media were. */
export function mediaWords(kind: MediaKind): string {
  return `${NAMES[kind]} as an http(s) URL, a base64 data: URL, plain base64, bytes or a Blob, of at most ${MAX_MEDIA_BYTES} bytes`
}
