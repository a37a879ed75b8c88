import * as z from 'zod/mini'
import { MAX_MEDIA_BYTES, MAX_URL_LENGTH } from './limits.ts'

/** The kinds of media that a task can take or give. */
export type MediaKind = 'image' | 'audio' | 'video'

const MAX_BASE64_LENGTH = Math.ceil(MAX_MEDIA_BYTES / 3) * 4
const DATA_URL_HEADER = /^data:([a-z]+\/[a-z0-9.+-]+)?(;[a-z0-9-]+=[^;,]{0,100}){0,4};base64$/i
const BASE64_CHARACTERS = /^[A-Za-z0-9+/]*={0,2}$/

/** The forms in which text can hold media. */
export type MediaText =
  { form: 'url'; url: string } | { form: 'base64'; base64: string; mimeType: string | undefined }

function isBase64(value: string): boolean {
  return value.length > 0 && value.length % 4 === 0 && BASE64_CHARACTERS.test(value)
}

/**
 * Tells what a text that should hold media is: an `http(s)` URL, a base64 `data:` URL or plain
 * base64. Returns `undefined` for anything else.
 */
export function readMediaText(value: string): MediaText | undefined {
  if (/^https?:\/\//i.test(value)) {
    return value.length <= MAX_URL_LENGTH && URL.canParse(value)
      ? { form: 'url', url: value }
      : undefined
  }
  if (value.slice(0, 5).toLowerCase() !== 'data:') {
    return isBase64(value) && value.length <= MAX_BASE64_LENGTH
      ? { form: 'base64', base64: value, mimeType: undefined }
      : undefined
  }
  const comma = value.slice(0, 600).indexOf(',')
  const header = DATA_URL_HEADER.exec(value.slice(0, Math.max(comma, 0)))
  const base64 = value.slice(comma + 1)
  if (header === null || !isBase64(base64) || base64.length > MAX_BASE64_LENGTH) return undefined
  return { form: 'base64', base64, mimeType: header[1]?.toLowerCase() }
}

function isMedia(value: unknown): boolean {
  if (typeof value === 'string') return readMediaText(value) !== undefined
  if (value instanceof Uint8Array) return value.length > 0 && value.length <= MAX_MEDIA_BYTES
  return value instanceof Blob && value.size > 0 && value.size <= MAX_MEDIA_BYTES
}

/**
 * One piece of media: in memory as bytes or a `Blob`; on the wire as an `http(s)` URL, a base64
 * `data:` URL or plain base64. At most 20 MiB.
 */
export function media(kind: MediaKind) {
  return z
    .custom<string | Uint8Array | Blob>(isMedia, {
      error: `an ${kind} as an http(s) URL, a base64 data: URL, plain base64, bytes or a Blob, of at most ${MAX_MEDIA_BYTES} bytes`,
    })
    .check(z.meta({ media: kind }))
}

/** An image. See {@link media}. */
export const image = media('image')
