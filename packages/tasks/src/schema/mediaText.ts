import { MAX_MEDIA_BYTES, MAX_URL_LENGTH } from './limits.ts'

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
