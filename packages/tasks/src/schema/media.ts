import * as core from 'zod/v4/core'
import * as z from 'zod/mini'
import { MAX_MEDIA_BYTES, MAX_URL_LENGTH } from './limits.ts'
import { expectedMedia, MEDIA, type ExpectedMedia, type MediaParams } from './expectedMedia.ts'
import type { MediaKind } from './mediaKind.ts'

/** A piece of media in any of its canonical forms. */
export type Media = string | Uint8Array | Blob

/**
 * The schema of one piece of media. Its definition says what it takes, so that the kind is known to the
 * compiler, to readers of the schema and to issues; copies of the schema keep it.
 */
export interface MediaSchema<Kind extends MediaKind = MediaKind> extends core.$ZodCustom<
  Media,
  Media
> {
  _zod: core.$ZodCustomInternals<Media, Media> & {
    def: { params: MediaParams<Kind> }
  }
}

/** Most characters of media as a string: base64 of the largest file, and a `data:` header. */
export const MAX_MEDIA_TEXT_LENGTH = Math.ceil(MAX_MEDIA_BYTES / 3) * 4 + 200

/**
 * The forms of media as a string. Written without flags, so that JSON Schema can hold them too. A lookahead
 * counts the letters of base64, because `{16,}` overflows the stack of V8 at some millions of them.
 */
export const MEDIA_PATTERNS = {
  url: new RegExp(`^(?=.{1,${MAX_URL_LENGTH}}$)[hH][tT][tT][pP][sS]?://[^\\s/?#]+(?:[/?#]\\S*)?$`),
  dataUrl:
    /^data:(?:[a-zA-Z]+\/[a-zA-Z0-9.+-]+)?(?:;[a-zA-Z0-9-]+=[^;,]{0,100}){0,4};base64,[A-Za-z0-9+/]+={0,2}$/,
  base64: /^(?=[A-Za-z0-9+/]{16})[A-Za-z0-9+/]+={0,2}$/,
} as const

/** Media as a string: an `http(s)` URL, a base64 `data:` URL or plain base64. */
export type MediaText =
  { form: 'url'; url: string } | { form: 'base64'; base64: string; mimeType: string | undefined }

/**
 * Tells what a string that should hold media is: an `http(s)` URL, a base64 `data:` URL or plain
 * base64 of at least 16 characters. Returns `undefined` for anything else.
 *
 * @example
 * ```ts
 * readMediaText('data:image/png;base64,iVBORw0KGgo=')
 * // { form: 'base64', base64: 'iVBORw0KGgo=', mimeType: 'image/png' }
 * ```
 */
export function readMediaText(value: string): MediaText | undefined {
  if (value.length > MAX_MEDIA_TEXT_LENGTH) return undefined
  if (MEDIA_PATTERNS.url.test(value)) return { form: 'url', url: value }
  if (MEDIA_PATTERNS.base64.test(value)) {
    return { form: 'base64', base64: value, mimeType: undefined }
  }
  if (!MEDIA_PATTERNS.dataUrl.test(value)) return undefined
  const [header = '', base64 = ''] = value.split(',', 2)
  const mimeType = header.slice('data:'.length).split(';', 1)[0]?.toLowerCase()
  return { form: 'base64', base64, mimeType: mimeType === '' ? undefined : mimeType }
}

function isMedia(value: unknown): boolean {
  if (typeof value === 'string') return readMediaText(value) !== undefined
  if (value instanceof Uint8Array) return value.length > 0 && value.length <= MAX_MEDIA_BYTES
  return value instanceof Blob && value.size > 0 && value.size <= MAX_MEDIA_BYTES
}

/** Words for people, and how messages name each kind. */
const NAMES = {
  image: 'an image',
  audio: 'a sound',
  video: 'a video',
  '3d': 'a 3D model',
} as const satisfies Record<MediaKind, string>

/**
 * One piece of media: in memory as bytes or a `Blob`; on the wire as an `http(s)` URL, a base64
 * `data:` URL or plain base64. At most 20 MiB.
 */
/*#__NO_SIDE_EFFECTS__*/
function media<Kind extends MediaKind>(kind: Kind): MediaSchema<Kind> {
  const params: MediaParams<Kind> = { [MEDIA]: { kind, maxBytes: MAX_MEDIA_BYTES } }
  // zod keeps the parameters in the definition, and says nothing of it in its type.
  return z.custom<Media>(isMedia, {
    abort: true,
    error: `${NAMES[kind]} as an http(s) URL, a base64 data: URL, plain base64, bytes or a Blob, of at most ${MAX_MEDIA_BYTES} bytes`,
    params: { ...params },
  }) as z.ZodMiniCustom<Media, Media> & MediaSchema<Kind>
}

/** What a schema takes when it is one of media. */
export function mediaOf(schema: z.core.$ZodType): ExpectedMedia | undefined {
  return schema instanceof core.$ZodCustom ? expectedMedia(schema._zod.def.params) : undefined
}

/** A picture: PNG, JPEG, WebP, GIF, … */
export const image = media('image')
/** A sound: WAV, FLAC, MP3, Ogg, … */
export const audio = media('audio')
/** A video: MP4, WebM, … */
export const video = media('video')
/** A three-dimensional model: glTF binary (`.glb`). */
export const model3d = media('3d')
