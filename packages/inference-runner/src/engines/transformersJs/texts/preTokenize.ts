import * as z from 'zod/mini'
import type { AlignedText } from './AlignedText.ts'
import { callable, fieldOf } from './libraryTokenizer.ts'
import { replacements } from './normalize.ts'
import { preTokenizerSequence, type TokenizerNode } from './tokenizerJson.ts'

/** A part of a text between added tokens. */
export interface Section {
  text: AlignedText
  /** Whether the text begins with it. */
  isFirst: boolean
}

/** Splits a section into the pieces that the model sees one by one. */
export type PreTokenize = (section: Section) => AlignedText[]

const several = z.array(z.unknown())
const splitText = callable<(text: string, options?: unknown) => string[]>()
const byteLevel = z.looseObject({
  add_prefix_space: z._default(z.boolean(), true),
  use_regex: z._default(z.boolean(), true),
})
const metaspace = z.looseObject({
  replacement: z._default(z.string(), '\u2581'),
  prepend_scheme: z.optional(z.enum(['always', 'first', 'never'])),
  add_prefix_space: z.optional(z.boolean()),
  split: z._default(z.boolean(), true),
})

/** The bytes of UTF-8 as the characters that stand for them in a vocabulary of byte-level BPE. */
const BYTE_CHARACTERS: readonly string[] = (() => {
  let others = 256
  return Array.from({ length: 256 }, (_, byte) => {
    const isShown = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae
    return String.fromCharCode(isShown ? byte : others++)
  })
})()

/** The regular expression of GPT-2. */
const WORDS = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu

const encoder = new TextEncoder()

function toBytes(text: AlignedText): AlignedText {
  return text.changed(
    Array.from(text.text.matchAll(/[\s\S]/gu), ({ 0: character, index }) => ({
      from: index,
      to: index + character.length,
      text: Array.from(encoder.encode(character), (byte) => BYTE_CHARACTERS[byte]).join(''),
    })),
  )
}

function withStart(text: AlignedText, start: string): AlignedText {
  return text.changed([
    { from: 0, to: 0, text: start },
    { from: 0, to: text.length, text: text.text },
  ])
}

function byBytes(node: TokenizerNode): PreTokenize {
  const { add_prefix_space, use_regex } = z.parse(byteLevel, node)
  return ({ text }) => {
    const whole = add_prefix_space && !text.text.startsWith(' ') ? withStart(text, ' ') : text
    if (!use_regex) return [toBytes(whole)]
    return Array.from(whole.text.matchAll(WORDS), ({ 0: word, index }) =>
      toBytes(whole.slice(index, index + word.length)),
    )
  }
}

function byMetaspace(node: TokenizerNode): PreTokenize {
  const { replacement, add_prefix_space, split, prepend_scheme } = z.parse(metaspace, node)
  const scheme = prepend_scheme ?? (add_prefix_space === false ? 'never' : 'always')
  return ({ text, isFirst }) => {
    const spaced = text.changed(replacements(text.text, text.text.matchAll(/ /g), replacement))
    const isPut = scheme === 'always' || (scheme === 'first' && isFirst)
    const whole =
      isPut && !spaced.text.startsWith(replacement) ? withStart(spaced, replacement) : spaced
    if (!split) return [whole]
    const pieces: AlignedText[] = []
    for (let from = 0; from < whole.length;) {
      const next = whole.text.indexOf(replacement, from + 1)
      const to = next === -1 ? whole.length : next
      pieces.push(whole.slice(from, to))
      from = to
    }
    return pieces
  }
}

/** Finds the pieces that the library makes again in the text: they stand there in their order. */
function bySearch(step: unknown): PreTokenize {
  const preTokenizeText = fieldOf(step, 'pre_tokenize_text', splitText)
  return ({ text }) => {
    let at = 0
    return preTokenizeText.call(step, text.text).map((piece) => {
      const found = text.text.indexOf(piece, at)
      const from = found === -1 ? at : found
      at = Math.min(text.length, from + piece.length)
      const part = text.slice(from, at)
      return part.text === piece ? part : part.changed([{ from: 0, to: part.length, text: piece }])
    })
  }
}

/**
 * Makes a pre-tokenizer that keeps where each piece comes from, of the one of the library.
 *
 * @param node - what `tokenizer.json` says of it.
 * @param step - the pre-tokenizer that the library made of that.
 */
export function createPreTokenize(
  node: TokenizerNode | null | undefined,
  step: unknown,
): PreTokenize {
  if (!node) return ({ text }) => [text]
  const nodes = z.safeParse(preTokenizerSequence, node)
  if (nodes.success) {
    const tokenizers = fieldOf(step, 'tokenizers', several)
    const steps = nodes.data.pretokenizers.map((one, at) => createPreTokenize(one, tokenizers[at]))
    return ({ text, isFirst }) =>
      steps.reduce(
        (pieces, preTokenize) =>
          pieces.flatMap((piece, at) => preTokenize({ text: piece, isFirst: isFirst && at === 0 })),
        [text],
      )
  }
  if (node.type === 'ByteLevel') return byBytes(node)
  if (node.type === 'Metaspace') return byMetaspace(node)
  return bySearch(step)
}
