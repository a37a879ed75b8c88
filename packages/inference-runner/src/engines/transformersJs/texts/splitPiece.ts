import type { AlignedText } from './AlignedText.ts'
import type { TokenizerJson } from './tokenizerJson.ts'

/** What a vocabulary adds to tokens for their place in a word. */
export interface TokenMarks {
  /** Before a token that does not begin a word, such as `##`. */
  prefix: string
  /** After a token that does not end a word. */
  suffix: string
  /** After a token that ends a word, such as `</w>`. */
  end: string
}

/** Reads the marks of a vocabulary. */
export function marksOf({ model }: TokenizerJson): TokenMarks {
  return {
    prefix: model.continuing_subword_prefix ?? '',
    suffix: model.continuing_subword_suffix ?? '',
    end: model.end_of_word_suffix ?? '',
  }
}

const BYTE = /^<0x([0-9A-F]{2})>$/

function bare(token: string, { prefix, suffix, end }: TokenMarks, isFirst: boolean): string {
  const from = !isFirst && prefix !== '' && token.startsWith(prefix) ? prefix.length : 0
  const mark = [end, suffix].find((one) => one !== '' && token.endsWith(one)) ?? ''
  return token.slice(from, token.length - mark.length)
}

/** Bytes of UTF-8 that a character takes, by its first one. */
function bytesOf(first: number): number {
  if (first < 0xc0) return 1
  if (first < 0xe0) return 2
  return first < 0xf0 ? 3 : 4
}

/**
 * Finds where each token of a piece stands in it, from the tokens that a model made of it.
 *
 * An unknown token stands for what is before the next known one.
 */
export function locateTokens(
  { text }: AlignedText,
  tokens: readonly string[],
  marks: TokenMarks,
): [from: number, to: number][] {
  const places: [number, number][] = []
  let at = 0
  /** Where the character ends whose bytes are being read. */
  let characterEnd = 0
  let bytesLeft = 0
  for (const [index, token] of tokens.entries()) {
    const plain = bare(token, marks, index === 0)
    const byte = BYTE.exec(token)?.[1]
    if (byte !== undefined && !text.startsWith(plain, at)) {
      if (bytesLeft === 0) {
        bytesLeft = bytesOf(Number.parseInt(byte, 16))
        characterEnd = at + (String.fromCodePoint(text.codePointAt(at) ?? 0).length || 1)
      }
      places.push([at, characterEnd])
      bytesLeft -= 1
      if (bytesLeft === 0) at = characterEnd
    } else if (plain !== '' && text.startsWith(plain, at)) {
      places.push([at, at + plain.length])
      at += plain.length
    } else {
      const next = tokens[index + 1]
      const found = next === undefined ? -1 : text.indexOf(bare(next, marks, false), at + 1)
      const to = found === -1 ? text.length : found
      places.push([at, to])
      at = to
    }
  }
  return places
}
