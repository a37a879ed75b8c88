import { labelOf } from '../form/labelOf.ts'
import type { AnyRecord } from '../form/records.ts'
import { rowCount, type Table } from '../form/tableValue.ts'
import type { TableCell } from '../outputs/cells.ts'
import { formatNumber } from '../outputs/formatNumber.ts'
import type { View } from './viewTypes.ts'

type TableView = Extract<View, { type: 'table' }>

/** Whether a value is an array of numbers, with one at least. */
export function areNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'number')
}

/** Whether a value fits into a cell of a table: a scalar, or an array of scalars. */
export function isFlat(value: unknown): boolean {
  const isScalar = (item: unknown) => typeof item !== 'object' || item === null
  return isScalar(value) || (Array.isArray(value) && value.every(isScalar))
}

/** A value as the text of a cell. */
export function cellOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'number') return formatNumber(value, 'plain')
  if (Array.isArray(value)) return value.map((item) => cellOf(item) || '…').join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** A value as a cell: numbers stay numbers, to be sorted and aligned. */
function tableCell(value: unknown): TableCell {
  return typeof value === 'number' ? value : cellOf(value)
}

/** Objects as a table with a column for each key. */
export function recordTable(records: readonly AnyRecord[]): TableView {
  const names = [...new Set(records.flatMap(Object.keys))]
  return {
    type: 'table',
    columns: names.map(labelOf),
    rows: records.map((record) => names.map((name) => tableCell(record[name]))),
  }
}

/** Rows of numbers as a table with numbered columns. */
export function matrixTable(rows: readonly (readonly number[])[]): TableView {
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0)
  return {
    type: 'table',
    columns: Array.from({ length: width }, (_, index) => String(index + 1)),
    rows,
  }
}

/** The rows of the input with a result each; `undefined` when there are not as many. */
export function resultTable(
  table: Table | undefined,
  results: readonly unknown[],
): TableView | undefined {
  if (table === undefined || rowCount(table) !== results.length) return undefined
  const columns = Object.values(table)
  return {
    type: 'table',
    columns: [...Object.keys(table), 'Result'],
    rows: results.map((result, row) => [
      ...columns.map((cells) => cells[row] ?? null),
      tableCell(result),
    ]),
  }
}
