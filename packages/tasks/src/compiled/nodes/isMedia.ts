import { MAX_MEDIA_BYTES, MAX_URL_LENGTH } from '../../schema/limits.ts'
import {
  MAX_HEADER_LENGTH,
  MAX_LINES,
  MAX_MEDIA_TEXT_LENGTH,
  MIN_PLAIN_LETTERS,
} from '../../schema/mediaTextLimits.ts'
import { DATA_HEADER, URL_FORM } from '../../schema/mediaText.ts'

/** What a `data:` URL without a right header begins with, `data:`, are no letters of base64. */
function isBase64(text: string): boolean {
  const [header] = DATA_HEADER.exec(text.slice(0, MAX_HEADER_LENGTH)) ?? ['']
  const lines = text.slice(header.length).split(/\r*\n/, MAX_LINES + 2)
  const whole = lines.join('')
  const letters = whole.search(/={0,2}$/)
  const last = whole.length % 4
  return (
    lines.length <= MAX_LINES + 1 &&
    letters >= (header ? 1 : MIN_PLAIN_LETTERS) &&
    letters * 3 < (MAX_MEDIA_BYTES + 1) * 4 &&
    (last === 0 || (last > 1 && letters === whole.length)) &&
    !/[^\w+/-]/.test(whole.slice(0, letters))
  )
}

/** What `isMediaValue` says, slower on large files and in a quarter of the bytes. */
export function isMedia(value: unknown): boolean {
  if (typeof value === 'string')
    return (
      (value.length <= MAX_URL_LENGTH && URL_FORM.test(value)) ||
      (value.length <= MAX_MEDIA_TEXT_LENGTH && isBase64(value))
    )
  const size = value instanceof Uint8Array ? value.length : value instanceof Blob ? value.size : 0
  return size > 0 && size <= MAX_MEDIA_BYTES
}
