import { $ZodCustom, type $ZodCustomInternals } from 'zod/v4/core'
import * as z from 'zod/mini'
import { MAX_MEDIA_BYTES } from './limits.ts'
import { expectedMedia, MEDIA, type ExpectedMedia, type MediaParams } from './expectedMedia.ts'
import type { MediaKind } from './mediaKind.ts'
import { mediaWords } from './mediaWords.ts'
import { isMediaValue, type Media } from './mediaValue.ts'

export type { Media }

/**
 * The schema of one piece of media. Its definition says what it takes, so that the kind is known to the
 * compiler, to readers of the schema and to issues; copies of the schema keep it.
 */
export interface MediaSchema<Kind extends MediaKind = MediaKind> extends $ZodCustom<Media, Media> {
  _zod: $ZodCustomInternals<Media, Media> & {
    def: { params: MediaParams<Kind> }
  }
}

/**
 * One piece of media: in memory as bytes or a `Blob`; on the wire as an `http(s)` URL, a base64
 * `data:` URL or plain base64, in the forms that {@link isMediaText} names. At most 20 MiB.
 */
/*#__NO_SIDE_EFFECTS__*/
function media<Kind extends MediaKind>(kind: Kind): MediaSchema<Kind> {
  const params: MediaParams<Kind> = { [MEDIA]: { kind, maxBytes: MAX_MEDIA_BYTES } }
  // zod keeps the parameters in the definition, and says nothing of it in its type.
  return z.custom<Media>(isMediaValue, {
    abort: true,
    error: mediaWords(kind),
    params: { ...params },
  }) as z.ZodMiniCustom<Media, Media> & MediaSchema<Kind>
}

/** What a schema takes when it is one of media. */
export function mediaOf(schema: z.core.$ZodType): ExpectedMedia | undefined {
  return schema instanceof $ZodCustom ? expectedMedia(schema._zod.def.params) : undefined
}

/** A picture: PNG, JPEG, WebP, GIF, … */
export const image = media('image')
/** A sound: WAV, FLAC, MP3, Ogg, … */
export const audio = media('audio')
/** A video: MP4, WebM, … */
export const video = media('video')
/** A three-dimensional model: glTF binary (`.glb`). */
export const model3d = media('3d')
