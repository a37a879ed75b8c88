import type { Columns } from '../generation/linearizeTable.ts'

/**
 * A table as one text, as TAPEX reads it after a question ("TAPEX: Table Pre-training via Learning a Neural SQL
 * Executor", Liu et al., 2022, arXiv 2107.07653): the headings, then each row with its number.
 *
 * @example
 * ```ts
 * indexedTable({ City: ['Paris'], Country: ['France'] }) // 'col : City | Country row 1 : Paris | France'
 * ```
 */
export function indexedTable(columns: Columns): string {
  const cells = Object.values(columns)
  const rows = (cells[0] ?? []).map((_, row) =>
    cells.map((column) => String(column[row] ?? '')).join(' | '),
  )
  const head = `col : ${Object.keys(columns).join(' | ')}`
  return [head, ...rows.map((row, index) => `row ${index + 1} : ${row}`)].join(' ')
}
