import { isJsonObject } from '../shared/isJsonObject.ts'

/** The cells of a table as strings, and `NaN` for one that is missing. */
export function textCells(table: unknown): unknown {
  if (!isJsonObject(table)) return table
  return Object.fromEntries(
    Object.entries(table).map(([name, cells]) => [
      name,
      Array.isArray(cells) ? cells.map((cell) => (cell === null ? 'NaN' : String(cell))) : cells,
    ]),
  )
}
