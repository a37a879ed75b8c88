import type { TaskOutput, TaskPiece } from '@taskmesh/tasks'
import type { RowEnd } from './rowEnd.ts'
import { TokenPieces, type PieceTokenizer, type TokenPiecesSettings } from './TokenPieces.ts'

type Details = NonNullable<TaskOutput<'text-generation'>[number]['details']>

/** A text that was written. */
export interface WrittenText extends Omit<TokenPiecesSettings, 'emit'> {
  /** The tokens of the prompt and those that were written. */
  ids: readonly (number | bigint)[]
  end: RowEnd | undefined
  /** The tokens of the prompt to list; none when nobody asks. */
  prefill: readonly number[]
}

/**
 * Says how a text was written: why it ended, and its tokens, whose texts joined are what was written. How
 * probable the tokens of the prompt are is not known, as the model is not asked about them.
 */
export function writingDetails(tokenizer: PieceTokenizer, written: WrittenText): Details {
  const { ids, end, prefill, startTokens, seed } = written
  const found: TaskPiece<'text-generation'>[] = []
  const pieces = new TokenPieces(tokenizer, { ...written, emit: (piece) => found.push(piece) })
  for (let length = startTokens + 1; length <= ids.length; length += 1)
    pieces.add(ids.slice(0, length), length === ids.length ? end : undefined)
  const top = found.flatMap(({ top_tokens }) => (top_tokens ? [top_tokens] : []))
  return {
    finish_reason: end?.reason ?? 'length',
    generated_tokens: Math.max(0, ids.length - startTokens),
    ...(seed === undefined ? {} : { seed }),
    prefill: prefill.map((id) => ({
      id,
      text: tokenizer.decode([id], { skip_special_tokens: true }),
      logprob: null,
    })),
    tokens: found.map(({ token }) => token),
    ...(top.length === 0 ? {} : { top_tokens: top }),
  }
}
