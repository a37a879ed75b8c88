import { StoppingCriteria } from '@huggingface/transformers'

/** Why a row ended, other than by its length. */
export type EndReason = 'eos_token' | 'stop_sequence'

/** Where a row ended, in tokens, and why. */
export interface RowEnd {
  length: number
  reason: EndReason
}

/** What ends a row of a batch. */
export interface RowEndSettings {
  /** Tokens that end a text. */
  endTokens: ReadonlySet<number>
  /** Strings that end a text once they are written. */
  stop: readonly string[]
  /** Reads what a row has written so far. */
  read: (ids: readonly (number | bigint)[]) => string
  /** Called after each step, with the token that each row got. */
  onStep?: ((ids: readonly number[]) => void) | undefined
  /** Called after each token of the first row, with all its tokens. */
  onToken?: ((ids: readonly (number | bigint)[], end: RowEnd | undefined) => void) | undefined
  signal: AbortSignal
}

/**
 * Remembers for each row where it ended.
 *
 * transformers.js 4 looks at the last token only, so that a row which has ended goes on until all
 * rows end in the same step. This criterion keeps a row ended, and knows where to cut it.
 */
export class RowEnds extends StoppingCriteria {
  /** The end of each row that has ended. */
  readonly ends: (RowEnd | undefined)[] = []
  readonly settings: RowEndSettings

  constructor(settings: RowEndSettings) {
    super()
    this.settings = settings
  }

  override _call(rows: number[][]): boolean[] {
    const { signal, onStep, onToken } = this.settings
    onStep?.(rows.map((ids) => Number(ids.at(-1))))
    for (const [row, ids] of rows.entries()) this.ends[row] ??= this.#endOf(ids)
    const [first] = rows
    if (first !== undefined && !signal.aborted) onToken?.(first, this.ends[0])
    return rows.map((_, row) => this.ends[row] !== undefined || signal.aborted)
  }

  #endOf(ids: readonly (number | bigint)[]): RowEnd | undefined {
    const { endTokens, stop, read } = this.settings
    const { length } = ids
    if (endTokens.has(Number(ids.at(-1)))) return { length, reason: 'eos_token' }
    if (stop.length === 0) return undefined
    const text = read(ids)
    return stop.some((end) => text.includes(end)) ? { length, reason: 'stop_sequence' } : undefined
  }
}
