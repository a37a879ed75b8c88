/**
 * Reads cells that were copied from a spreadsheet: tabs between cells, line breaks between rows, and
 * quotes around a cell with either of them, in which `""` is a quote.
 *
 * @returns the rows; the last line break begins none.
 *
 * @example
 * ```ts
 * parseSheet('City\tSize\nOslo\t"709,000"\n') // [['City', 'Size'], ['Oslo', '709,000']]
 * ```
 */
export function parseSheet(text: string): string[][] {
  const rows: string[][] = [[]]
  for (let at = 0; at <= text.length;) {
    const { cell, end } = cellAt(text, at)
    rows.at(-1)?.push(cell)
    if (end >= text.length) break
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
    if (text[end] === '\t') continue
    if (at >= text.length) break
    rows.push([])
  }
  return rows
}

/** The cell that begins at a place, and where the tab or line break behind it is. */
function cellAt(text: string, start: number): { cell: string; end: number } {
  if (text[start] === '"') {
    const end = closingQuote(text, start + 1)
    const next = end === -1 ? undefined : text[end + 1]
    if (end !== -1 && (next === undefined || /[\t\r\n]/.test(next))) {
      return { cell: text.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 }
    }
  }
  const separator = /[\t\r\n]/g
  separator.lastIndex = start
  const end = separator.exec(text)?.index ?? text.length
  return { cell: text.slice(start, end), end }
}

/** The place of the quote that is not doubled; -1 without one. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at
  }
  return -1
}

/** Whether a text has more than one cell. */
export function isSheet(text: string): boolean {
  return /[\t\r\n]./s.test(text)
}
