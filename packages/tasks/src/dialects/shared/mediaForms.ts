import { decodeMedia, sniffType, toBase64 } from '../../media/index.ts'
import { MIN_PLAIN_LETTERS } from '../../schema/mediaTextLimits.ts'
import { splitMediaText } from '../../schema/mediaText.ts'
import { toStandardBase64 } from '../../media/base64.ts'
import type { Media } from '../../schema/media.ts'

/** Media as base64 of RFC 4648, section 4, and what its header said of it. */
export interface Base64Media {
  /** The media type with its parameters. */
  type: string | undefined
  base64: string
}

/** The media type with its parameters that a `data:` URL says. */
function typeOf(text: string): string | undefined {
  const parts = splitMediaText(text)
  return parts?.form === 'base64' && parts.mimeType ? parts.mimeType + parts.parameters : undefined
}

/** The parts of media that are bytes or base64; undefined for a URL and a Blob. */
export function splitBase64(media: Media): Base64Media | undefined {
  if (media instanceof Blob) return undefined
  if (typeof media !== 'string') return { type: undefined, base64: toBase64(media) }
  const parts = splitMediaText(media)
  if (parts?.form !== 'base64') return undefined
  return { type: typeOf(media), base64: toStandardBase64(parts.base64) }
}

/**
 * Media as it travels in JSON: plain base64, or a URL as it is. A Blob stays one, since only a
 * promise reads it, and so does a `data:` URL of a file too small to be told from a word.
 */
export function toPlain(media: Media): Media {
  const base64 = splitBase64(media)?.base64
  if (base64 === undefined) return media
  const start = base64.slice(0, MIN_PLAIN_LETTERS)
  return start.length === MIN_PLAIN_LETTERS && !start.includes('=') ? base64 : media
}

/** Media as a URL: `http(s)` as it is, all else as `data:`. A Blob stays one. */
export function toUrl(media: Media): Media {
  const parts = splitBase64(media)
  if (parts === undefined) return media
  return `data:${parts.type ?? sniffType(parts.base64)};base64,${parts.base64}`
}

/**
 * Media as the body of an HTTP message. Undefined for a URL and for base64 that is broken.
 *
 * @param parameters - to put behind the media type, such as `;rate=16000`.
 */
export function toBlob(media: Media, parameters = ''): Blob | undefined {
  if (media instanceof Blob)
    return parameters === '' ? media : media.slice(0, media.size, media.type + parameters)
  if (typeof media !== 'string')
    return new Blob([media.slice()], { type: sniffType(media) + parameters })
  const bytes = decodeMedia(media)?.bytes
  if (bytes === undefined) return undefined
  return new Blob([bytes], { type: (typeOf(media) ?? sniffType(bytes)) + parameters })
}
