import { Tensor } from '@huggingface/transformers'
import type { EncodedToken } from './InputEncoder.ts'
import type { TruncationSide } from './truncate.ts'

/** How rows of different lengths become one tensor. */
export interface FeedOptions {
  /** What the graph takes. Nothing else is made. */
  inputNames: readonly string[]
  padToken: number
  paddingSide: TruncationSide
}

/** Makes the values of one input for one row, without padding. */
type Column = (row: readonly EncodedToken[]) => number[]

const COLUMNS: Readonly<Record<string, { column: Column; padding?: number }>> = {
  input_ids: { column: (row) => row.map(({ id }) => id) },
  attention_mask: { column: (row) => row.map(() => 1), padding: 0 },
  token_type_ids: { column: (row) => row.map(({ type }) => type), padding: 0 },
  position_ids: { column: (row) => row.map((_, index) => index), padding: 1 },
}

/**
 * Makes the tensors that a graph takes of rows of tokens; shorter rows are padded.
 *
 * @param rows - at least one.
 */
export function toFeeds(
  rows: readonly (readonly EncodedToken[])[],
  { inputNames, padToken, paddingSide }: FeedOptions,
): Record<string, Tensor> {
  const longest = Math.max(...rows.map(({ length }) => length))
  const feeds: Record<string, Tensor> = {}
  for (const name of inputNames) {
    const known = COLUMNS[name]
    if (known === undefined) continue
    const { column, padding = padToken } = known
    const values = new BigInt64Array(rows.length * longest).fill(BigInt(padding))
    for (const [index, row] of rows.entries()) {
      const from = index * longest + (paddingSide === 'left' ? longest - row.length : 0)
      for (const [at, value] of column(row).entries()) values[from + at] = BigInt(value)
    }
    feeds[name] = new Tensor('int64', values, [rows.length, longest])
  }
  return feeds
}
