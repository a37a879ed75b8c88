import { freeKey, hasFields, withKey } from './records.ts'

/** A cell of a table. */
export type Cell = string | number | boolean | null

/** A table: its columns by name, all of the same length. */
export type Table = Readonly<Record<string, readonly Cell[]>>

function isCell(value: unknown): value is Cell {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

/** A value as a table; `undefined` when it is none, or when its columns differ in length. */
export function readTable(value: unknown): Table | undefined {
  if (!hasFields(value)) return undefined
  const columns = Object.entries(value).flatMap(([name, cells]) =>
    Array.isArray(cells) && cells.every(isCell) ? [[name, cells] as const] : [],
  )
  const isWhole = columns.length === Object.keys(value).length
  const isEven = new Set(columns.map(([, cells]) => cells.length)).size <= 1
  return isWhole && isEven ? Object.fromEntries(columns) : undefined
}

/** How many rows a table has. */
export function rowCount(table: Table): number {
  return Object.values(table)[0]?.length ?? 0
}

/** A cell as text; empty for a missing value. */
export function cellText(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell)
}

function guessCell(text: string): Cell {
  if (text === 'true' || text === 'false') return text === 'true'
  const value = Number(text)
  return Number.isNaN(value) ? text : value
}

/**
 * Reads what a person typed into a cell. In a column of strings, `12` is a string; elsewhere it is a
 * number, and nothing is a missing value.
 */
function readCell(text: string, column: readonly Cell[], row: number): Cell {
  const others = column.filter((cell, index) => index !== row && cell !== null)
  const old = column[row]
  const isText =
    others.some((cell) => typeof cell === 'string') ||
    (typeof old === 'string' && typeof guessCell(old) !== 'string' && old.trim() !== '')
  if (isText) return text
  return text.trim() === '' ? null : guessCell(text.trim())
}

/** Puts what a person typed into a cell. */
export function setCell(table: Table, { name, row }: { name: string; row: number }, text: string) {
  const column = table[name] ?? []
  return { ...table, [name]: column.with(row, readCell(text, column, row)) }
}

function mapColumns(table: Table, change: (cells: readonly Cell[]) => readonly Cell[]): Table {
  return Object.fromEntries(Object.entries(table).map(([name, cells]) => [name, change(cells)]))
}

/** Adds an empty row at the end. */
export function addRow(table: Table): Table {
  return mapColumns(table, (cells) => [
    ...cells,
    cells.length > 0 && cells.every((cell) => typeof cell === 'string') ? '' : null,
  ])
}

export function removeRow(table: Table, row: number): Table {
  return mapColumns(table, (cells) => cells.filter((_, index) => index !== row))
}

/** Adds an empty column at the end; the first one with a row. */
export function addColumn(table: Table): Table {
  const length = Object.keys(table).length === 0 ? 1 : rowCount(table)
  return { ...table, [freeKey(table, 'column')]: Array<Cell>(length).fill(null) }
}

export function removeColumn(table: Table, name: string): Table {
  return readTable(withKey(table, name, undefined)) ?? {}
}

/** A table from the cells of a spreadsheet, whose first row has the names of the columns. */
export function tableOf([names = [], ...rows]: readonly (readonly string[])[]): Table {
  let table: Table = {}
  for (const [column, given] of names.entries()) {
    const name =
      given.trim() !== '' && !Object.hasOwn(table, given) ? given : freeKey(table, 'column')
    table = { ...table, [name]: readColumn(rows.map((cells) => cells[column] ?? '')) }
  }
  return table
}

/** A column of strings, or of what all of them are read as: numbers, yes and no, missing values. */
function readColumn(texts: readonly string[]): Cell[] {
  const cells = texts.map((text) => (text.trim() === '' ? null : guessCell(text.trim())))
  return cells.some((cell) => typeof cell === 'string') ? [...texts] : cells
}

/** Puts cells of a spreadsheet into a table from a cell on, which grows where they do not fit. */
export function pasteCells(
  table: Table,
  { column, row }: { column: number; row: number },
  cells: readonly (readonly string[])[],
): Table {
  let next = table
  const width = Math.max(...cells.map(({ length }) => length))
  while (Object.keys(next).length < column + width) next = addColumn(next)
  while (rowCount(next) < row + cells.length) next = addRow(next)
  return Object.fromEntries(
    Object.entries(next).map(([name, old], place) => {
      const at = place - column
      if (at < 0 || at >= width) return [name, old]
      const texts = cells.map((line) => line[at])
      return [name, pasteColumn(old, row, texts)]
    }),
  )
}

/** Cells of a column that only has them keep being strings; elsewhere each is read by itself. */
function pasteColumn(
  old: readonly Cell[],
  row: number,
  texts: readonly (string | undefined)[],
): Cell[] {
  const others = old.filter((_, index) => index < row || index >= row + texts.length)
  const isText = others.some((cell) => typeof cell === 'string')
  const given = texts.map((text) => text ?? '')
  const read = isText ? given : readColumn(given)
  return old.map((cell, index) =>
    texts[index - row] === undefined ? cell : (read[index - row] ?? null),
  )
}
