import { cellText, rowCount, type Table } from '../../form/tableValue.ts'

/** A cell by its row and column, from 0. */
export type CellPlace = readonly [row: number, column: number]

/** The cells that an answer is made of, and how many of them the table does not have. */
export interface AnswerCells {
  inside: readonly CellPlace[]
  outside: readonly CellPlace[]
}

/**
 * Tells the cells that a table has from those that it does not have.
 *
 * @example
 * ```ts
 * answerCells({ City: ['Oslo'] }, [[0, 0], [7, 1]]) // { inside: [[0, 0]], outside: [[7, 1]] }
 * ```
 */
export function answerCells(table: Table, places: readonly CellPlace[]): AnswerCells {
  const [rows, columns] = [rowCount(table), Object.keys(table).length]
  const isInside = ([row, column]: CellPlace) => row < rows && column < columns
  const inside = places.filter(isInside)
  return { inside, outside: places.filter((place) => !isInside(place)) }
}

const NUMBER = /^[+-]?(?:\d{1,3}(?:[ ,’'\u00a0\u202f]\d{3})+|\d+)?(?:\.\d+)?$/

function readNumber(text: string): number {
  const trimmed = text.trim()
  return /\d/.test(trimmed) && NUMBER.test(trimmed)
    ? Number(trimmed.replaceAll(/[ ,’'\u00a0\u202f]/g, ''))
    : Number.NaN
}

/**
 * What an aggregator makes of cells; `undefined` when it is not known, or a cell is no number.
 *
 * @example
 * ```ts
 * aggregate('SUM', ['700,000', '290000']) // 990000
 * aggregate('COUNT', ['Oslo', 'Bergen']) // 2
 * ```
 */
export function aggregate(aggregator: string, cells: readonly string[]): number | undefined {
  const name = aggregator.toUpperCase()
  if (cells.length === 0) return undefined
  if (name === 'COUNT') return cells.length
  if (name !== 'SUM' && name !== 'AVERAGE') return undefined
  const sum = cells.map(readNumber).reduce((left, right) => left + right)
  const result = name === 'SUM' ? sum : sum / cells.length
  return Number.isFinite(result) ? result : undefined
}

/** The texts of cells that a table has. */
export function textsOf(table: Table, places: readonly CellPlace[]): string[] {
  const columns = Object.values(table)
  return places.map(([row, column]) => cellText(columns[column]?.[row]))
}
