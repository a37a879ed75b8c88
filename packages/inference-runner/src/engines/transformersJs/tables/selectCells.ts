import type { TableToken } from './TableReader.ts'

/** A cell as [row, column], from 0. */
export type CellPlace = [row: number, column: number]

/** Cells above this probability are of the answer. */
const THRESHOLD = 0.5
/** Below it, `exp` has no number in 32 bits. */
const LEAST_LOGIT = -88.7

/**
 * Finds the cells of the answer: those whose tokens have a mean probability above 0.5, by rows
 * (`convert_logits_to_predictions` of transformers' `TapasTokenizer`).
 *
 * @param logits - a number for each token.
 */
export function selectCells(tokens: readonly TableToken[], logits: readonly number[]): CellPlace[] {
  const cells = new Map<string, { place: CellPlace; probabilities: number[] }>()
  for (const [index, { segment, row, column }] of tokens.entries()) {
    if (segment === 0 || row === 0 || column === 0) continue
    const key = `${row}:${column}`
    const cell = cells.get(key) ?? { place: [row - 1, column - 1], probabilities: [] }
    const logit = Math.max(LEAST_LOGIT, logits[index] ?? LEAST_LOGIT)
    cell.probabilities.push(1 / (1 + Math.exp(-logit)))
    cells.set(key, cell)
  }
  return [...cells.values()]
    .filter(({ probabilities }) => {
      const sum = probabilities.reduce((total, one) => total + one, 0)
      return sum / probabilities.length > THRESHOLD
    })
    .map(({ place }) => place)
    .toSorted(([rowA, columnA], [rowB, columnB]) => rowA - rowB || columnA - columnB)
}
