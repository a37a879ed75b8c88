import type { PreTrainedTokenizer } from '@huggingface/transformers'
import * as z from 'zod/mini'
import { AlignedText } from './AlignedText.ts'
import { libraryTokenizer, type LibraryTokenizer } from './libraryTokenizer.ts'
import { createNormalize, type Normalize } from './normalize.ts'
import { createPreTokenize, type PreTokenize } from './preTokenize.ts'
import { locateTokens, marksOf, type TokenMarks } from './splitPiece.ts'
import { readTokenizerJson, type TokenizerJson } from './tokenizerJson.ts'

/** A token with where it stands. */
export interface TextToken {
  id: number
  /** As the vocabulary writes it. */
  token: string
  /** Where it begins and ends in the text, in UTF-16 code units, as `tokenizers` defines it. */
  start: number
  end: number
  /** Number of the word that it belongs to. */
  word: number
}

type AddedToken = TokenizerJson['added_tokens'][number]

interface AddedTokens {
  pattern: RegExp
  byContent: ReadonlyMap<string, AddedToken>
}

/** A part of a text: an added token, or what is between two. */
interface Part {
  text: AlignedText
  added?: AddedToken | undefined
}

const WORD_CHARACTER = /[\p{L}\p{N}_]/u

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

/** The longest of the tokens that begin at a place is found. */
function searchFor(tokens: ReadonlyMap<string, AddedToken>): AddedTokens | undefined {
  const contents = [...tokens.keys()].filter((content) => content !== '')
  if (contents.length === 0) return undefined
  const longestFirst = contents.toSorted((a, b) => b.length - a.length)
  return { pattern: new RegExp(longestFirst.map(escape).join('|'), 'gu'), byContent: tokens }
}

function isWithinWord(text: string, from: number, to: number): boolean {
  const before = text.slice(0, from).match(/[\s\S]$/u)?.[0] ?? ''
  const after = text.slice(to).match(/^[\s\S]/u)?.[0] ?? ''
  return WORD_CHARACTER.test(before) || WORD_CHARACTER.test(after)
}

function splitAtAdded(text: AlignedText, added: AddedTokens | undefined): Part[] {
  if (added === undefined) return [{ text }]
  const parts: Part[] = []
  let at = 0
  for (const { 0: content, index } of text.text.matchAll(added.pattern)) {
    const token = added.byContent.get(content)
    let from = index
    let to = index + content.length
    if (token === undefined || (token.single_word && isWithinWord(text.text, from, to))) continue
    if (token.lstrip) from = at + text.text.slice(at, from).trimEnd().length
    if (token.rstrip) to += text.text.length - to - text.text.slice(to).trimStart().length
    if (from > at) parts.push({ text: text.slice(at, from) })
    parts.push({ text: text.slice(from, to), added: token })
    at = to
  }
  if (at < text.length) parts.push({ text: text.slice(at) })
  return parts
}

const byteLevel = z.looseObject({
  type: z.literal('ByteLevel'),
  trim_offsets: z._default(z.boolean(), true),
  add_prefix_space: z._default(z.boolean(), true),
})
const robertaProcessing = z.looseObject({
  type: z.literal('RobertaProcessing'),
  trim_offsets: z._default(z.boolean(), true),
  add_prefix_space: z._default(z.boolean(), true),
})
const processors = z.looseObject({ processors: z.array(z.unknown()) })

/** Tokens are said to stand where their letters are, without the spaces that belong to them. */
interface Trimming {
  /** Whether a space that is not in the text is put before it. */
  prefixSpace: boolean
}

/** How the places of tokens are trimmed; `undefined` when they are not. */
function trimmingOf(processor: unknown): Trimming | undefined {
  const several = z.safeParse(processors, processor)
  if (several.success) {
    return several.data.processors.map(trimmingOf).find((one) => one !== undefined)
  }
  const parsed = z.safeParse(z.union([byteLevel, robertaProcessing]), processor)
  if (!parsed.success || !parsed.data.trim_offsets) return undefined
  return { prefixSpace: parsed.data.add_prefix_space }
}

/** Spaces, and the letter that stands for one in byte-level BPE. */
const SPACES_BEFORE = /^[\s\u0120]*/
const SPACES_AFTER = /[\s\u0120]*$/

/** The place of a token without the spaces at its ends (`process_offsets` in `tokenizers`). */
function withoutSpacesAround(
  token: string,
  [start, end]: [start: number, end: number],
  { prefixSpace }: Trimming,
): [start: number, end: number] {
  const before = SPACES_BEFORE.exec(token)?.[0].length ?? 0
  const after = SPACES_AFTER.exec(token)?.[0].length ?? 0
  const leading = start === 0 && prefixSpace ? Math.max(0, before - 1) : before
  const from = Math.min(start + leading, end)
  return [from, end >= after ? Math.max(end - after, from) : end]
}

const flags = z.looseObject({
  remove_space: z.catch(z._default(z.boolean(), false), false),
})

/**
 * Splits texts into tokens as `tokenizers` does and says where each of them stands, which the library
 * in JavaScript does not. Its normalizers, pre-tokenizers and models are used, piece by piece.
 */
export class TextReader {
  readonly json: TokenizerJson
  readonly #tokenizer: PreTrainedTokenizer
  readonly #library: LibraryTokenizer
  readonly #normalize: Normalize
  readonly #preTokenize: PreTokenize
  readonly #marks: TokenMarks
  readonly #inText: AddedTokens | undefined
  readonly #inNormalized: AddedTokens | undefined
  readonly #trimming: Trimming | undefined

  constructor(tokenizer: PreTrainedTokenizer) {
    this.#tokenizer = tokenizer
    this.json = readTokenizerJson(tokenizer)
    this.#library = libraryTokenizer(tokenizer)
    const { normalizer, preTokenizer } = this.#library
    this.#normalize = createNormalize(this.json.normalizer, normalizer)
    this.#preTokenize = createPreTokenize(this.json.pre_tokenizer, preTokenizer)
    this.#marks = marksOf(this.json)
    const isNormalized = ({ normalized, special }: AddedToken) =>
      (normalized ?? !special) && Boolean(this.json.normalizer)
    const tokens = this.json.added_tokens
    const plain = tokens.filter((token) => !isNormalized(token))
    this.#inText = searchFor(new Map(plain.map((token) => [token.content, token])))
    const changed = tokens.filter(isNormalized)
    this.#inNormalized = searchFor(
      new Map(changed.map((token) => [this.#normalize(AlignedText.of(token.content)).text, token])),
    )
    this.#trimming = trimmingOf(this.json.post_processor)
  }

  /** The tokens of a text, without those that the model wants around it. */
  read(text: string): TextToken[] {
    const tokens: TextToken[] = []
    let word = 0
    const whole = this.#prepare(AlignedText.of(text))
    for (const part of splitAtAdded(whole, this.#inText)) {
      const normalized = part.added === undefined ? this.#normalize(part.text) : part.text
      const parts = part.added === undefined ? splitAtAdded(normalized, this.#inNormalized) : [part]
      for (const { text: section, added } of parts) {
        if (added !== undefined) {
          const [start, end] = this.#place(section.text, section.originOf(0, section.length))
          tokens.push({ id: added.id, token: added.content, start, end, word })
          word += 1
          continue
        }
        const isFirst = (section.starts[0] ?? 0) === (whole.starts[0] ?? 0)
        for (const piece of this.#preTokenize({ text: section, isFirst })) {
          if (piece.length === 0) continue
          tokens.push(...this.#readPiece(piece, word))
          word += 1
        }
      }
    }
    return tokens
  }

  /** What the library does before it normalizes, for XLNet. */
  #prepare(text: AlignedText): AlignedText {
    const { remove_space } = z.parse(flags, this.#tokenizer.config)
    if (!remove_space) return text
    const from = text.length - text.text.trimStart().length
    const inner = text.slice(from, from + text.text.trim().length)
    return inner.changed(
      Array.from(inner.text.matchAll(/\s+|\S+/g), ({ 0: part, index }) => ({
        from: index,
        to: index + part.length,
        text: /^\s/.test(part) ? ' ' : part,
      })),
    )
  }

  #readPiece(piece: AlignedText, word: number): TextToken[] {
    const tokens = this.#library.split(piece.text)
    const places = locateTokens(piece, tokens, this.#marks)
    return tokens.map((token, index) => {
      const [from, to] = places[index] ?? [0, 0]
      const [start, end] = this.#place(token, piece.originOf(from, to))
      return { id: this.#library.idOf(token), token, start, end, word }
    })
  }

  #place(token: string, place: [start: number, end: number]): [start: number, end: number] {
    return this.#trimming === undefined ? place : withoutSpacesAround(token, place, this.#trimming)
  }
}
