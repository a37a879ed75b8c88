import type { PreTrainedTokenizer } from '@huggingface/transformers'

const BYTE = /^<0x([0-9A-Fa-f]{2})>$/
const REPLACEMENT = '\uFFFD'

/** The text of bytes in UTF-8; if they are none, a sign for each byte. */
function textOf(bytes: readonly number[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes))
  } catch {
    return REPLACEMENT.repeat(bytes.length)
  }
}

/**
 * Puts the text of bytes in the place of tokens such as `<0xE2>`, as the decoder `ByteFallback` of Hugging
 * Face's tokenizers does: bytes in a row that are no UTF-8 become a replacement character each.
 */
export function decodeByteTokens(tokens: readonly string[]): string[] {
  const texts: string[] = []
  let bytes: number[] = []
  const flush = () => {
    if (bytes.length > 0) texts.push(textOf(bytes))
    bytes = []
  }
  for (const token of tokens) {
    const [, hex] = BYTE.exec(token) ?? []
    if (hex !== undefined) {
      bytes.push(Number.parseInt(hex, 16))
      continue
    }
    flush()
    texts.push(token)
  }
  flush()
  return texts
}

interface ByteDecoder {
  config: { type: 'ByteFallback' }
  decode_chain(tokens: string[]): string[]
}

/** A property of an object; decoders of the library are functions with properties. */
function property(value: unknown, name: string): unknown {
  const isObject = typeof value === 'function' || (typeof value === 'object' && value !== null)
  return isObject ? Reflect.get(value, name) : undefined
}

function isByteDecoder(value: unknown): value is ByteDecoder {
  return property(property(value, 'config'), 'type') === 'ByteFallback'
}

/** Corrects the decoder of bytes of transformers.js 4, which makes other signs of bytes that are no UTF-8. */
export function correctByteFallback(tokenizer: PreTrainedTokenizer): void {
  // oxlint-disable-next-line no-underscore-dangle -- where the library keeps what tokenizer.json describes
  const whole: unknown = tokenizer._tokenizer.decoder
  const inner = property(whole, 'decoders')
  for (const one of [whole, ...(Array.isArray(inner) ? inner : [])]) {
    if (isByteDecoder(one)) one.decode_chain = decodeByteTokens
  }
}
