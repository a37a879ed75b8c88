import { isRecord } from '@taskmesh/errors'
import { parse } from 'csv-parse/sync'

/** The columns of a table by name, each from top to bottom. */
export type Columns = Record<string, unknown[]>

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

function delimiterOf(text: string): string {
  const [head = ''] = text.split('\n', 1)
  const count = (mark: string) => head.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

function toColumns(names: readonly string[], rows: readonly (readonly unknown[])[]): Columns {
  return Object.fromEntries(names.map((name, index) => [name, rows.map((row) => row[index])]))
}

/**
 * Reads a table in CSV: the first line has the names of the columns. Cells are separated by the comma,
 * the semicolon or the tab, whichever the first line has most of.
 *
 * @throws CsvError for lines of other lengths than the first, and for quotation marks that do not end.
 */
export function parseCsv(text: string): Columns {
  const rows: string[][] = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    skip_empty_lines: true,
    trim: true,
  })
  const [names = [], ...cells] = rows
  return toColumns(names, cells)
}

/** A table as one array for each column, if it is given as an array of rows with the same keys. */
export function rowsToColumns(value: unknown): unknown {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isRecord)) return value
  const names = [...new Set(value.flatMap((row) => Object.keys(row)))]
  return toColumns(
    names,
    value.map((row) => names.map((name) => row[name] ?? null)),
  )
}

function numbersOf(cells: readonly unknown[], empty: unknown): unknown[] {
  const isNumeric = cells.every((cell) => cell === '' || NUMBER.test(String(cell)))
  if (!isNumeric) return [...cells]
  return cells.map((cell) => (cell === '' ? empty : Number(cell)))
}

/**
 * The ways to read the cells of a table, the most telling first: columns of numbers as numbers, with
 * empty cells as null or as they are; or all cells as strings.
 */
export function readings(columns: Columns): Columns[] {
  const withNumbers = (empty: unknown) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, cells]) => [name, numbersOf(cells, empty)]),
    )
  return [withNumbers(null), withNumbers(''), columns]
}
