import type { TaskPiece } from '@taskmesh/tasks'
import { continuation, type TokenReader } from './continuation.ts'
import type { RowEnd } from './rowEnd.ts'
import type { TokenScore } from './TokenScores.ts'

type Piece = TaskPiece<'text-generation'>

/**
 * The end of a text that may still become another when more is written: a character of which bytes
 * are missing, or a space and letters that decoding joins with the word before them (" n't", " .").
 */
const UNSURE = /(?: (?:n'?|'[a-z]{0,2})?|\uFFFD+)$/

/** Makes text of tokens, and knows which are no text. */
export interface PieceTokenizer extends TokenReader {
  all_special_ids: number[]
}

/** What the pieces are made from. */
export interface TokenPiecesSettings {
  startTokens: number
  /** Most tokens that are written. */
  newTokens: number
  stop: readonly string[]
  /** The seed that tokens are drawn with; `null` when none is drawn. */
  seed: number | null | undefined
  /** How probable the tokens that were written are, as far as it is asked. */
  scores?: readonly TokenScore[] | undefined
  /** Takes the pieces. */
  emit: (piece: Piece) => void
}

/**
 * Makes pieces of the tokens of a text. Their texts joined are the text, whole.
 *
 * Each piece waits for the next token: when that one only ends the text, what was held back as unsure
 * goes with the last token that has a text.
 */
export class TokenPieces {
  readonly #tokenizer: PieceTokenizer
  readonly #settings: TokenPiecesSettings
  #text = ''
  #waiting: Piece | undefined

  constructor(tokenizer: PieceTokenizer, settings: TokenPiecesSettings) {
    this.#tokenizer = tokenizer
    this.#settings = settings
  }

  /** Takes all tokens of the text, of which one is new. */
  readonly add = (ids: readonly (number | bigint)[], end: RowEnd | undefined): void => {
    const { startTokens, newTokens, stop, emit } = this.#settings
    const written = ids.length - startTokens
    const isLast = end !== undefined || written >= newTokens
    const whole = continuation(this.#tokenizer, { ids, startTokens, stop })
    const id = Number(ids.at(-1))
    const special = this.#tokenizer.all_special_ids.includes(id)
    const text = this.#take(isLast ? whole : whole.replace(UNSURE, ''))
    const score = this.#settings.scores?.[written - 1]
    const logprob = score?.logprob ?? null
    const token = { id, text: special ? '' : text, logprob, special }
    const piece: Piece = {
      index: written - 1,
      token,
      ...this.#topTokens(score),
      generated_text: null,
      details: null,
    }
    if (this.#waiting !== undefined) {
      if (special) this.#waiting.token.text += text
      emit(this.#waiting)
    } else if (special) token.text = text
    this.#waiting = piece
    if (isLast) emit({ ...piece, generated_text: whole, details: this.#details(written, end) })
  }

  /** What is new in a text. Nothing, while a part that was given already is being changed. */
  #take(text: string): string {
    if (!text.startsWith(this.#text)) return ''
    const added = text.slice(this.#text.length)
    this.#text = text
    return added
  }

  #topTokens({ top }: Pick<TokenScore, 'top'> = { top: [] }): Pick<Piece, 'top_tokens'> {
    if (top.length === 0) return {}
    return {
      top_tokens: top.map(({ id, logprob }) => ({
        id,
        text: this.#tokenizer.decode([id], { skip_special_tokens: true }),
        logprob,
        special: this.#tokenizer.all_special_ids.includes(id),
      })),
    }
  }

  #details(generated_tokens: number, end: RowEnd | undefined): NonNullable<Piece['details']> {
    const { startTokens: input_length, seed } = this.#settings
    const finish_reason = end?.reason ?? 'length'
    return {
      finish_reason,
      generated_tokens,
      input_length,
      ...(seed === undefined ? {} : { seed }),
    }
  }
}
