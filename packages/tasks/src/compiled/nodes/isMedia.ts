import { MAX_LINES } from '../../media/base64.ts'
import { MAX_MEDIA_BYTES, MAX_URL_LENGTH } from '../../schema/limits.ts'
import {
  DATA_HEADER,
  MAX_HEADER_LENGTH,
  MAX_MEDIA_TEXT_LENGTH,
  MIN_PLAIN_LETTERS,
  URL_FORM,
} from '../../schema/mediaText.ts'

function isBase64(text: string, leastLetters: number): boolean {
  const lines = text.split(/\r*\n/, MAX_LINES + 2)
  const [whole = '', padding = ''] = /^[\w+/-]+?(={0,2})$/.exec(lines.join('')) ?? []
  const letters = whole.length - padding.length
  const isWhole = padding ? whole.length % 4 === 0 : letters % 4 !== 1
  return (
    isWhole &&
    lines.length <= MAX_LINES + 1 &&
    letters >= leastLetters &&
    Math.floor((letters * 3) / 4) <= MAX_MEDIA_BYTES
  )
}

function isMediaText(text: string): boolean {
  if (text.length > MAX_MEDIA_TEXT_LENGTH) return false
  if (text.length <= MAX_URL_LENGTH && URL_FORM.test(text)) return true
  const header = DATA_HEADER.exec(text.slice(0, MAX_HEADER_LENGTH))
  if (header) return isBase64(text.slice(header[0].length), 1)
  return !/^data:/i.test(text) && isBase64(text, MIN_PLAIN_LETTERS)
}

/** What `isMediaValue` says, slower on large files and in a quarter of the bytes. */
export function isMedia(value: unknown): boolean {
  if (typeof value === 'string') return isMediaText(value)
  const size = value instanceof Uint8Array ? value.length : value instanceof Blob ? value.size : 0
  return size > 0 && size <= MAX_MEDIA_BYTES
}
