import { sniffType, toBase64 } from '../../media/index.ts'
import { MEDIA_PATTERNS } from '../../schema/mediaText.ts'
import type { Media } from '../../schema/mediaValue.ts'

/** Undefined for letters of a number that no bytes have, which the schemas let through. */
function fromBase64(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** The parts of media that are base64 text: its media type with parameters, and the base64. */
export function splitBase64(
  media: Media,
): { type: string | undefined; base64: string } | undefined {
  if (media instanceof Blob) return undefined
  if (typeof media !== 'string') return { type: undefined, base64: toBase64(media) }
  if (MEDIA_PATTERNS.url.test(media)) return undefined
  if (!media.startsWith('data:')) return { type: undefined, base64: media }
  const comma = media.indexOf(',')
  return {
    type: media.slice('data:'.length, comma).replace(/;base64$/, '') || undefined,
    base64: media.slice(comma + 1),
  }
}

/**
 * Media as it travels in JSON: plain base64, or a URL as it is. A Blob stays one, since only a
 * promise reads it, and so does a `data:` URL of a file too small to be told from a word.
 */
export function toPlain(media: Media): Media {
  const base64 = splitBase64(media)?.base64
  return base64 !== undefined && MEDIA_PATTERNS.base64.test(base64) ? base64 : media
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
  const parts = splitBase64(media)
  if (parts === undefined) return undefined
  const bytes = fromBase64(parts.base64)
  if (bytes === undefined) return undefined
  const type = (parts.type ?? sniffType(parts.base64)) + parameters
  return new Blob([bytes], { type })
}
