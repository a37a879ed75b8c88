import { base64Facts, toStandardBase64 } from '../media/base64.ts'
import { MAX_MEDIA_BYTES, MAX_URL_LENGTH } from './limits.ts'
import { MAX_HEADER_LENGTH, MAX_MEDIA_TEXT_LENGTH, MIN_PLAIN_LETTERS } from './mediaTextLimits.ts'

/** The form of an address. */
export const URL_FORM = /^https?:\/\/[^\s/?#]\S*$/i

/**
 * What stands before the base64 of a `data:` URL. Commas are let through in parameters, since browsers
 * write `data:video/webm;codecs=vp8,opus;base64,` of what they record.
 */
export const DATA_HEADER =
  /^data: ?([a-z]+\/[\w!#$&^.+-]+)?((?:; ?[a-z0-9-]+=[^;]{0,100}){0,4}); ?base64,/i

/** Media as a string: an `http(s)` URL, a base64 `data:` URL or plain base64. */
export type MediaText =
  { form: 'url'; url: string } | { form: 'base64'; base64: string; mimeType: string | undefined }

/** Media as a string, taken apart and not checked yet. */
export type MediaTextParts =
  | { form: 'url'; url: string }
  | {
      form: 'base64'
      /** In any form that base64 travels in. */
      base64: string
      /** In small letters. */
      mimeType: string | undefined
      /** What follows the media type, such as `;rate=16000`. */
      parameters: string
      isDataUrl: boolean
    }

/**
 * Takes a string that should hold media apart without looking at its base64, however long it is.
 *
 * @returns `undefined` when it begins like a `data:` URL and is none that holds base64.
 *
 * @example
 * ```ts
 * splitMediaText('DATA:audio/L16;rate=16000;base64,AAAA')
 * // { form: 'base64', base64: 'AAAA', mimeType: 'audio/l16', parameters: ';rate=16000', isDataUrl: true }
 * ```
 */
export function splitMediaText(text: string): MediaTextParts | undefined {
  if (text.length <= MAX_URL_LENGTH && URL_FORM.test(text)) return { form: 'url', url: text }
  if (!/^data:/i.test(text))
    return { form: 'base64', base64: text, mimeType: undefined, parameters: '', isDataUrl: false }
  const header = DATA_HEADER.exec(text.slice(0, MAX_HEADER_LENGTH))
  if (header === null) return undefined
  const [start, mimeType, parameters = ''] = header
  return {
    form: 'base64',
    base64: text.slice(start.length),
    mimeType: mimeType?.toLowerCase(),
    // With a comma in it, other readers would take the rest for the content.
    parameters: parameters.includes(',') ? '' : parameters.replaceAll('; ', ';'),
    isDataUrl: true,
  }
}

/** Strings shorter than this are checked faster than they are compared. */
const LONG = 10_000

/** Most characters that are remembered, as they stay in memory until others take their place. */
const MAX_KNOWN_LENGTH = 8_000_000

/**
 * The long strings that were found good last, so that a request that passes several doors is checked
 * at the first. They are compared by their address first. Only the strings themselves tell that another is
 * the same, and one that is longer than all that is remembered is checked at each door.
 */
const known: string[] = []

function remember(text: string): void {
  if (text.length > MAX_KNOWN_LENGTH) return
  known.push(text)
  let length = known.reduce((sum, one) => sum + one.length, 0)
  while (length > MAX_KNOWN_LENGTH) length -= known.shift()?.length ?? length
}

function isGood(text: string): boolean {
  const parts = splitMediaText(text)
  if (parts === undefined || parts.form === 'url') return parts !== undefined
  const facts = base64Facts(parts.base64)
  if (facts === undefined || facts.size > MAX_MEDIA_BYTES) return false
  return parts.isDataUrl || facts.letters >= MIN_PLAIN_LETTERS
}

/**
 * Returns whether a string is media: an `http(s)` URL, a base64 `data:` URL or plain base64 of at least
 * 16 letters. Base64 may be in lines, in the letters of base64url and without padding.
 *
 * It takes linear time, about 3 ms for 5 MB; the same string again takes none, unless it is
 * longer than 8 million characters.
 *
 * @example
 * ```ts
 * isMediaText('DATA:image/png;base64,iVBORw0KGgo=') // true
 * isMediaText('a photo of a cat') // false
 * ```
 */
export function isMediaText(text: string): boolean {
  if (text.length > MAX_MEDIA_TEXT_LENGTH) return false
  if (text.length < LONG) return isGood(text)
  if (known.includes(text)) return true
  const isMedia = isGood(text)
  if (isMedia) remember(text)
  return isMedia
}

/**
 * Tells what a string that should hold media is: an `http(s)` URL, a base64 `data:` URL or plain
 * base64 of at least 16 letters. Base64 comes as RFC 4648, section 4, has it, in whatever form it was:
 * one line, padded, without the letters of base64url. Returns `undefined` for anything else.
 *
 * @example
 * ```ts
 * readMediaText('data:image/png;base64,iVBORw0KGgo')
 * // { form: 'base64', base64: 'iVBORw0KGgo=', mimeType: 'image/png' }
 * ```
 */
export function readMediaText(text: string): MediaText | undefined {
  const parts = isMediaText(text) ? splitMediaText(text) : undefined
  if (parts?.form !== 'base64') return parts
  const { base64, mimeType } = parts
  return { form: 'base64', base64: toStandardBase64(base64), mimeType }
}
