import { MAX_MEDIA_BYTES, MAX_URL_LENGTH } from '../../schema/limits.ts'
import {
  MAX_HEADER_LENGTH,
  MAX_LINE_BREAKS,
  MAX_MEDIA_TEXT_LENGTH,
  MIN_PLAIN_LETTERS,
} from '../../schema/mediaTextLimits.ts'
import { DATA_HEADER, URL_FORM } from '../../schema/mediaText.ts'

/** What a `data:` URL without a right header begins with, `data:`, are no letters of base64. */
function isBase64(text: string): boolean {
  const [header] = DATA_HEADER.exec(text.slice(0, MAX_HEADER_LENGTH)) ?? ['']
  const lines = text.slice(header.length)
  // A line may end with several CR before its LF. What is looked for is one character, so that it takes linear time.
  const whole = lines.replace(/\n|\r(?=[\r\n])/g, '')
  const letters = whole.replace(/={1,2}$/, '')
  const last = whole.length % 4
  return (
    lines.length - whole.length <= MAX_LINE_BREAKS &&
    letters.length >= (header ? 1 : MIN_PLAIN_LETTERS) &&
    letters.length * 3 < (MAX_MEDIA_BYTES + 1) * 4 &&
    (last === 0 || (last > 1 && letters === whole)) &&
    !/[^\w+/-]/.test(letters)
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
