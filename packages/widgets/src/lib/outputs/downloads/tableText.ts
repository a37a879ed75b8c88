/** What spreadsheets take for a formula. Source: OWASP, “CSV Injection”. */
const FORMULA = /^[=+\-@\t\r]/

/** A value as the text of a cell; what a spreadsheet would compute begins with an apostrophe. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const isNumber = value.trim() !== '' && !Number.isNaN(Number(value))
  return FORMULA.test(value) && !isNumber ? `'${value}` : value
}

function commaSeparated(value: unknown): string {
  const text = cellOf(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function tabSeparated(value: unknown): string {
  return cellOf(value).replaceAll(/[\t\r\n]+/g, ' ')
}

/**
 * Writes a table as CSV or, to be pasted into a spreadsheet, as TSV. Source: RFC 4180.
 *
 * @example
 * ```ts
 * tableText(['a', 'b'], [[1, 'x, y'], [2, null]], ',') // 'a,b\r\n1,"x, y"\r\n2,\r\n'
 * ```
 */
export function tableText(
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
  separator: ',' | '\t',
): string {
  const write = separator === ',' ? commaSeparated : tabSeparated
  const line = (cells: readonly unknown[]) => cells.map(write).join(separator)
  const end = separator === ',' ? '\r\n' : '\n'
  return [columns, ...rows].map((cells) => `${line(cells)}${end}`).join('')
}
