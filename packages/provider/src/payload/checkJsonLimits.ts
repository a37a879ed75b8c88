import { PayloadTooComplexError } from './payloadErrors.ts'
import type { PayloadLimits } from './payloadLimits.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a
const COMMA = 0x2c

function opens(byte: number): boolean {
  return byte === 0x7b || byte === 0x5b
}

function closes(byte: number): boolean {
  return byte === 0x7d || byte === 0x5d
}

/** Whether the quote at a position is one of the string's own, written as `\"`. */
function isEscaped(json: Buffer, quote: number, start: number): boolean {
  let backslashes = 0
  while (quote - 1 - backslashes >= start && json[quote - 1 - backslashes] === BACKSLASH) {
    backslashes += 1
  }
  return backslashes % 2 === 1
}

/** The position of the quote that ends the string which begins at `start`, or the end. */
function endOfString(json: Buffer, start: number): number {
  let quote = json.indexOf(QUOTE, start)
  while (quote !== -1 && isEscaped(json, quote, start)) quote = json.indexOf(QUOTE, quote + 1)
  return quote === -1 ? json.length : quote
}

/**
 * Checks how much there is in JSON without parsing it: one pass over the bytes that keeps nothing. A
 * few bytes for each key and each value make objects of many times their size, so it is their number
 * that has to be limited, not the bytes alone.
 *
 * What is no JSON passes; the parser refuses it.
 *
 * @throws {@link PayloadTooComplexError} at the first limit that is passed.
 *
 * @example
 * ```ts
 * checkJsonLimits(bytes, { ...PAYLOAD_LIMITS, maxDepth: 8 })
 * ```
 */
export function checkJsonLimits(bytes: Uint8Array, limits: PayloadLimits): void {
  const { maxBytes, maxDepth, maxKeys, maxValues } = limits
  if (bytes.length > maxBytes) throw new PayloadTooComplexError('bytes', maxBytes)
  const json = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let depth = 0
  let keys = 0
  let values = 1
  for (let index = 0; index < json.length; index += 1) {
    const byte = json[index] ?? 0
    if (byte === QUOTE) index = endOfString(json, index + 1)
    else if (byte === COLON) keys += 1
    else if (byte === COMMA) values += 1
    else if (opens(byte)) {
      depth += 1
      values += 1
    } else if (closes(byte)) depth -= 1
    if (depth > maxDepth) throw new PayloadTooComplexError('depth', maxDepth)
    if (keys > maxKeys) throw new PayloadTooComplexError('keys', maxKeys)
    if (values > maxValues) throw new PayloadTooComplexError('values', maxValues)
  }
}
