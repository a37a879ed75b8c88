import { formatNumber } from './formatNumber.ts'
import { shortText } from './shortText.ts'

/** What a cell of a table holds. `null`: nothing. */
export type TableCell = string | number | boolean | null

/** A cell as it is read. */
export function cellText(cell: TableCell): string {
  if (typeof cell === 'number') return formatNumber(cell, 'plain')
  return cell === null ? '' : shortText(String(cell))
}

function isNothing(cell: TableCell | undefined): boolean {
  return cell === undefined || cell === null || cell === '' || Number.isNaN(cell)
}

/** Whether all that a column holds are numbers, written as text or not. */
function isNumeric(cells: readonly (TableCell | undefined)[]): boolean {
  return cells.every(
    (cell) => isNothing(cell) || (typeof cell !== 'boolean' && !Number.isNaN(Number(cell))),
  )
}

/** Whether a column is best set in figures, to the right. */
export function isNumberColumn(rows: readonly (readonly TableCell[])[], column: number): boolean {
  const cells = rows.map((row) => row[column])
  return isNumeric(cells) && cells.some((cell) => !isNothing(cell))
}

const collator = /*#__PURE__*/ new Intl.Collator('en', { numeric: true })

/** A column to sort by. */
export interface Sorting {
  column: number
  isDescending: boolean
}

/**
 * The rows in the order of a column. Numbers by their size, others as people sort; equal ones as they
 * came; cells with nothing in them, and those that are no number, are last in both directions.
 *
 * @example
 * ```ts
 * sortRows([[3], [NaN], [1]], { column: 0, isDescending: false }) // [[1], [3], [NaN]]
 * ```
 */
export function sortRows<Row extends readonly TableCell[]>(
  rows: readonly Row[],
  { column, isDescending }: Sorting,
): Row[] {
  const isNumber = isNumeric(rows.map((row) => row[column]))
  const compare = isNumber
    ? (a: TableCell, b: TableCell) => Math.sign(Number(a) - Number(b)) || 0
    : (a: TableCell, b: TableCell) => collator.compare(String(a), String(b))
  return rows.toSorted((left, right) => {
    const [a, b] = [left[column], right[column]]
    const last = Number(isNothing(a)) - Number(isNothing(b))
    if (last !== 0 || a === undefined || b === undefined || isNothing(a)) return last
    return compare(a, b) * (isDescending ? -1 : 1)
  })
}
