import { StoppingCriteria } from '@huggingface/transformers'

/** What ends a row of a batch. */
export interface RowEndSettings {
  /** Tokens that end a text. */
  endTokens: ReadonlySet<number>
  /** Texts that end a text once they are written. */
  stop: readonly string[]
  /** Reads what a row has written so far. */
  read: (ids: readonly (number | bigint)[]) => string
  signal: AbortSignal
}

/**
 * Remembers for each row where it ended.
 *
 * transformers.js 4 looks at the last token only, so that a row which has ended goes on until all
 * rows end in the same step. This criterion keeps a row ended, and tells where to cut it.
 */
export class RowEnds extends StoppingCriteria {
  /** Length of each row that has ended, in tokens. */
  readonly lengths: (number | undefined)[] = []
  readonly settings: RowEndSettings

  constructor(settings: RowEndSettings) {
    super()
    this.settings = settings
  }

  override _call(rows: number[][]): boolean[] {
    return rows.map((ids, row) => {
      if (this.lengths[row] === undefined && this.#ends(ids)) this.lengths[row] = ids.length
      return this.lengths[row] !== undefined || this.settings.signal.aborted
    })
  }

  #ends(ids: readonly (number | bigint)[]): boolean {
    const { endTokens, stop, read } = this.settings
    if (endTokens.has(Number(ids.at(-1)))) return true
    if (stop.length === 0) return false
    const text = read(ids)
    return stop.some((end) => text.includes(end))
  }
}
