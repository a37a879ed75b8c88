import type { PreTrainedTokenizer } from '@huggingface/transformers'
import * as z from 'zod/mini'
import { libraryTokenizer, type LibraryTokenizer } from './libraryTokenizer.ts'
import { TextReader, type TextToken } from './TextReader.ts'
import { keptLengths, truncated, type TruncationSide, type TruncationStrategy } from './truncate.ts'

/** A place in what a model reads: a token of one of the texts, or one that was put around them. */
export interface EncodedToken {
  id: number
  /** 1 for the second text, as the tokenizer's template says. */
  type: number
  /** Which text it is of: 0 or 1; `undefined` for a token that was put around them. */
  sequence?: 0 | 1 | undefined
  source?: TextToken | undefined
}

/** How a text, or two, become one row. */
export interface EncodeOptions {
  /** Most tokens of the row. */
  limit: number
  strategy?: TruncationStrategy | undefined
  /** Which end loses tokens; default: as the tokenizer says. */
  side?: TruncationSide | undefined
}

/** A row of tokens, and how many there were before it was cut. */
export interface EncodedRow {
  tokens: readonly EncodedToken[]
  uncut: number
}

const tokenizerConfig = z.looseObject({
  tokenizer_class: z.catch(z.nullish(z.string()), undefined),
  model_input_names: z.catch(z.nullish(z.array(z.string())), undefined),
  truncation_side: z.catch(z._default(z.enum(['left', 'right']), 'right'), 'right'),
  cls_token: z.catch(
    z.nullish(
      z.union([
        z.string(),
        z.pipe(
          z.object({ content: z.string() }),
          z.transform((token: { content: string }) => token.content),
        ),
      ]),
    ),
    undefined,
  ),
  padding_side: z.catch(z._default(z.enum(['left', 'right']), 'right'), 'right'),
})

const processed = z.looseObject({
  tokens: z.array(z.string()),
  token_type_ids: z.nullish(z.array(z.number())),
})

/** Classes that read `tokenizer.json` alone and give no types unless the config says so. */
const GENERAL_CLASSES = /^(PreTrainedTokenizerFast|TokenizersBackend)$/

/** Stands for a token while special tokens are put around it. */
const placeholder = (sequence: 0 | 1, index: number) => `\u0000${sequence}:${index}`
const PLACEHOLDER = /^\0([01]):(\d+)$/

/** Makes rows of tokens of texts and pairs of texts, as the tokenizers of transformers do. */
export class InputEncoder {
  readonly reader: TextReader
  readonly #library: LibraryTokenizer
  readonly truncationSide: TruncationSide
  readonly paddingSide: TruncationSide
  /** Number of the token that begins a row, `[CLS]` or `<s>`; `undefined` for a tokenizer without. */
  readonly clsId: number | undefined
  /** Whether the second of two texts has a type of its own. */
  readonly hasTypes: boolean

  constructor(tokenizer: PreTrainedTokenizer) {
    this.#library = libraryTokenizer(tokenizer)
    this.reader = new TextReader(tokenizer)
    const config = z.parse(tokenizerConfig, tokenizer.config)
    this.truncationSide = config.truncation_side
    this.paddingSide = config.padding_side
    this.clsId = config.cls_token ? this.#library.idOf(config.cls_token) : undefined
    this.hasTypes =
      config.model_input_names?.includes('token_type_ids') ??
      !GENERAL_CLASSES.test(config.tokenizer_class?.replace(/Fast$/, '') ?? '')
  }

  /** How many tokens are put around one text, or two. */
  addedTokens(isPair: boolean): number {
    return this.around([], isPair ? [] : undefined).length
  }

  /** A row of one text or two, cut to a limit. */
  encode(
    text: string,
    pair: string | undefined,
    { limit, strategy = 'longest_first', side = this.truncationSide }: EncodeOptions,
  ): EncodedRow {
    const first = this.reader.read(text)
    const second = pair === undefined ? undefined : this.reader.read(pair)
    const added = this.addedTokens(second !== undefined)
    const room = Math.max(0, limit - added)
    const [a, b] = keptLengths(first.length, second?.length ?? 0, room, strategy)
    const kept = truncated(first, a, side)
    const keptSecond = second && truncated(second, b, side)
    return {
      tokens: this.around(kept, keptSecond),
      uncut: first.length + (second?.length ?? 0) + added,
    }
  }

  /** Puts the tokens around that the model wants: `[CLS] … [SEP] … [SEP]`. */
  around(first: readonly TextToken[], second?: readonly TextToken[]): EncodedToken[] {
    const names = first.map((_, index) => placeholder(0, index))
    const pairNames = second?.map((_, index) => placeholder(1, index)) ?? null
    const { postProcess } = this.#library
    const { tokens, token_type_ids } =
      postProcess === undefined
        ? { tokens: [...names, ...(pairNames ?? [])], token_type_ids: undefined }
        : z.parse(processed, postProcess(names, pairNames))
    const isRoberta = this.reader.json.post_processor?.type === 'RobertaProcessing'
    return tokens.map((name, at) => {
      const type = this.hasTypes && !isRoberta ? (token_type_ids?.[at] ?? 0) : 0
      const [, sequence, index] = PLACEHOLDER.exec(name) ?? []
      if (sequence === undefined) return { id: this.idOf(name), type }
      const source = (sequence === '0' ? first : second)?.[Number(index)]
      return { id: source?.id ?? 0, type, sequence: sequence === '0' ? 0 : 1, source }
    })
  }

  /** Number of a token of the vocabulary, or of the unknown one. */
  idOf(token: string): number {
    return this.#library.idOf(token)
  }

  /** Whether a number is that of a token. */
  hasId(id: number): boolean {
    return this.#library.hasId(id)
  }

  /** Number of a token, if the vocabulary has it. */
  find(token: string): number | undefined {
    return this.#library.find(token)
  }
}
