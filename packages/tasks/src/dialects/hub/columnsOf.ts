import { unchanged, type Decoded } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'

/** A table that came as rows, an object each, as its columns by name. A cell that a row has not is null. */
export function columnsOf(table: unknown): Decoded {
  if (!Array.isArray(table) || !table.every(isJsonObject)) return unchanged(table)
  const names = [...new Set(table.flatMap(Object.keys))]
  return {
    value: Object.fromEntries(
      names.map((name) => [
        name,
        table.map((row) => (Object.hasOwn(row, name) ? row[name] : null)),
      ]),
    ),
    toWire: ([name = '', row]) => (row === undefined ? [] : [row, name]),
  }
}
