import { MAX_LINE_BREAKS } from '../schema/mediaTextLimits.ts'
import { base64Codec, CHUNK_LETTERS, type Base64Codec } from './base64Codec.ts'

const LINE_FEED = '\n'
const CARRIAGE_RETURN = '\r'

const CARRIAGE_RETURN_CODE = 13

/** How many characters of a text break lines. Undefined when there are too many. */
function countLineBreaks(text: string): number | undefined {
  let count = 0
  for (let at = text.indexOf(LINE_FEED); at !== -1; at = text.indexOf(LINE_FEED, at + 1)) {
    count++
    for (let before = at - 1; text.charCodeAt(before) === CARRIAGE_RETURN_CODE; before--) count++
    if (count > MAX_LINE_BREAKS) return undefined
  }
  return count
}

/** How many `=` a text ends with, of the two that there may be. */
function countPadding(text: string): number {
  let count = 0
  for (let at = text.length - 1; at >= 0 && count < 3; at--) {
    const letter = text[at]
    if (letter === '=') count++
    else if (letter !== LINE_FEED && letter !== CARRIAGE_RETURN) break
  }
  return count
}

/** What a text of base64 holds. */
export interface Base64Facts {
  /** How many bytes. */
  size: number
  /** How many letters, without line breaks and padding. */
  letters: number
}

/** What a text holds if all of its characters are those of base64. */
function countedFacts(text: string): Base64Facts | undefined {
  const breaks = countLineBreaks(text)
  if (breaks === undefined) return undefined
  const padding = countPadding(text)
  const letters = text.length - breaks - padding
  const isWhole = padding === 0 ? letters % 4 !== 1 : (letters + padding) % 4 === 0
  if (letters <= 0 || padding > 2 || !isWhole) return undefined
  return { size: Math.floor((letters * 3) / 4), letters }
}

/** What a codec that may throw returns. */
function attempt<Value>(run: () => Value): Value | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}

/** The chunk of a text that begins at a place. In a text of lines it ends with one. */
function chunkOf(text: string, start: number, hasLines: boolean): string {
  const chunk = text.slice(start, start + CHUNK_LETTERS)
  const isLast = start + CHUNK_LETTERS >= text.length
  const lineEnd = hasLines && !isLast ? chunk.lastIndexOf(LINE_FEED) : -1
  return lineEnd === -1 ? chunk : chunk.slice(0, lineEnd + 1)
}

/**
 * Whether as many bytes come out as were counted on, a chunk at a time. A character that is no letter
 * yields no bits, so that fewer come out; so they do where a chunk ends between the letters of a byte.
 */
function hasSize(text: string, size: number, codec: Base64Codec): boolean {
  const hasLines = text.includes(LINE_FEED)
  let missing = size
  for (let start = 0, chunk; start < text.length; start += chunk.length) {
    chunk = chunkOf(text, start, hasLines)
    missing -= codec.sizeOf(chunk)
  }
  return missing === 0
}

/**
 * Checks base64 in the forms in which it travels: with the letters of base64 or of base64url, with or
 * without padding, in one line or in many. What cannot be decoded is refused: other characters, a
 * number of letters that no bytes have, padding that does not fit. It takes linear time.
 *
 * Source: RFC 4648, sections 4 and 5; RFC 2045, section 6.8, for lines.
 *
 * @returns `undefined` for anything else, and for no bytes.
 *
 * @example
 * ```ts
 * base64Facts('aGk=') // { size: 2, letters: 3 }
 * base64Facts('aG\r\nk') // { size: 2, letters: 3 }
 * base64Facts('aGk!') // undefined
 * ```
 */
export function base64Facts(
  text: string,
  codec: Base64Codec = base64Codec(),
): Base64Facts | undefined {
  const facts = countedFacts(text)
  if (facts === undefined) return undefined
  // Where lines end between the letters of a byte, only the whole text can be counted.
  const isCounted = attempt(() => hasSize(text, facts.size, codec))
  if (isCounted) return facts
  return text.includes(LINE_FEED) && fromBase64(text, codec) ? facts : undefined
}

/**
 * Reads base64 in any form that {@link base64Facts} knows.
 *
 * @returns `undefined` for anything else.
 *
 * @example
 * ```ts
 * fromBase64('aGk=') // Uint8Array.of(104, 105)
 * fromBase64('_-8') // Uint8Array.of(255, 239)
 * ```
 */
export function fromBase64(
  text: string,
  codec: Base64Codec = base64Codec(),
): Uint8Array<ArrayBuffer> | undefined {
  const facts = countedFacts(text)
  const bytes = facts && attempt(() => codec.decode(text))
  return bytes?.length === facts?.size ? bytes : undefined
}

/**
 * Writes bytes as base64, with padding. Source: RFC 4648, section 4.
 *
 * @example
 * ```ts
 * toBase64(new Uint8Array([104, 105])) // 'aGk='
 * ```
 */
export function toBase64(bytes: Uint8Array): string {
  return base64Codec().encode(bytes)
}

/**
 * Brings base64 in any form that {@link base64Facts} knows to that of RFC 4648, section 4: one line,
 * padded. Anything else stays as it is.
 *
 * @example
 * ```ts
 * toStandardBase64('_-8') // '/+8='
 * ```
 */
export function toStandardBase64(text: string): string {
  const isStandard =
    text.length % 4 === 0 && !['-', '_', LINE_FEED].some((one) => text.includes(one))
  const bytes = isStandard ? undefined : fromBase64(text)
  return bytes === undefined ? text : toBase64(bytes)
}
