import type { NumericValue } from './numericValues.ts'

/** The part of a column's cells that have to have a number, or a date, for the column to be of numbers. */
const LEAST_SHARE = 0.7

/** The number or date of each cell of a column, from the top; `undefined` for cells without. */
export type ColumnValues = readonly (NumericValue | undefined)[]

/** Something that can be compared, place by place. */
type Comparable = readonly number[]

function isDate(value: NumericValue): boolean {
  return typeof value !== 'number'
}

/**
 * Decides whether a column is of numbers, of dates or of neither, and gives the first such value of each cell.
 *
 * @param cells - all values of each cell.
 */
export function columnValues(cells: readonly (readonly NumericValue[])[]): ColumnValues {
  const dates = cells.filter((values) => values.some(isDate)).length
  const numbers = cells.filter((values) => values.some((value) => !isDate(value))).length
  const most = Math.max(dates, numbers)
  if (most === 0 || most < cells.length * LEAST_SHARE) return cells.map(() => undefined)
  const isOfDates = dates === most
  return cells.map((values) => values.find((value) => isDate(value) === isOfDates))
}

/**
 * Makes values comparable: numbers with numbers, dates by the parts that all of them have.
 *
 * @returns `undefined` when they have nothing in common.
 */
function comparison(
  values: readonly NumericValue[],
): ((value: NumericValue) => Comparable) | undefined {
  if (values.every((value) => typeof value === 'number')) {
    return (value) => (typeof value === 'number' ? [value] : [])
  }
  const parts = (['year', 'month', 'day'] as const).filter((part) =>
    values.every((value) => typeof value !== 'number' && value[part] !== undefined),
  )
  if (parts.length === 0) return undefined
  return (value) => (typeof value === 'number' ? [] : parts.map((part) => value[part] ?? 0))
}

function compare(a: Comparable, b: Comparable): number {
  for (const [place, value] of a.entries()) {
    const difference = value - (b[place] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Where a cell stands among the different values of its column, from 1; 0 for cells without a value. */
export interface Rank {
  /** From the least. */
  rank: number
  /** From the greatest. */
  inverse: number
}

/** The ranks of the cells of a column, from the top. */
export function ranksOf(values: ColumnValues): Rank[] {
  const known = values.filter((value) => value !== undefined)
  const toComparable = comparison(known)
  if (known.length === 0 || toComparable === undefined) {
    return values.map(() => ({ rank: 0, inverse: 0 }))
  }
  const keyOf = (value: NumericValue) => toComparable(value).join(' ')
  const different = new Map(known.map((value) => [keyOf(value), toComparable(value)]))
  const sorted = [...different].toSorted(([, a], [, b]) => compare(a, b))
  const ranks = new Map(sorted.map(([key], index) => [key, index + 1]))
  return values.map((value) => {
    const rank = value === undefined ? 0 : (ranks.get(keyOf(value)) ?? 0)
    return { rank, inverse: rank === 0 ? 0 : sorted.length + 1 - rank }
  })
}

/** How a value of the question stands to a cell: equal, less, greater, as powers of two that are added. */
const RELATIONS = { equal: 1, less: 2, greater: 4 }

/**
 * How the values of a question stand to the cells of a column: for each cell, the sum of 1 (one is equal), 2 (one
 * is less) and 4 (one is greater); 0 for cells that cannot be compared.
 */
export function relationsOf(column: ColumnValues, question: readonly NumericValue[]): number[] {
  const known = column.filter((value) => value !== undefined)
  const relations = column.map(() => 0)
  if (known.length === 0) return relations
  for (const asked of question) {
    const toComparable = comparison([...known, asked])
    if (toComparable === undefined) continue
    const wanted = toComparable(asked)
    for (const [row, value] of column.entries()) {
      if (value === undefined) continue
      const difference = compare(wanted, toComparable(value))
      const { equal, less, greater } = RELATIONS
      const relation = difference === 0 ? equal : difference < 0 ? less : greater
      relations[row] = (relations[row] ?? 0) | relation
    }
  }
  return relations
}
