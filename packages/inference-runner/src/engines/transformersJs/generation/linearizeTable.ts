/** A table as columns by name. */
export type Columns = Readonly<Record<string, readonly (string | number | boolean | null)[]>>

/** Which part of a table a text is about. */
export interface TableFocus {
  title?: string | undefined
  /** Cells as [row, column] from 0; default: all. */
  cells?: readonly (readonly [number, number])[] | undefined
}

type Cell = Columns[string][number] | undefined

function wordsOf(cell: Cell): string {
  return cell === null || cell === undefined ? '' : String(cell)
}

function heightOf(columns: Columns): number {
  return Object.values(columns)[0]?.length ?? 0
}

/**
 * A table as one text, as models of the ToTTo dataset read it ("ToTTo: A Controlled Table-To-Text Generation
 * Dataset", Parikh et al., 2020, arXiv 2004.14373): the title and the cells, each with the heading of its column.
 *
 * @example
 * ```ts
 * linearizeTable({ City: ['Paris'] }, { title: 'Capitals' })
 * // '<page_title> Capitals </page_title> <table> <cell> Paris <col_header> City </col_header> </cell> </table>'
 * ```
 */
export function linearizeTable(columns: Columns, { title, cells }: TableFocus): string {
  const names = Object.keys(columns)
  const all = Array.from({ length: heightOf(columns) }, (_, row) =>
    names.map((_name, column) => [row, column] as const),
  ).flat()
  const written = (cells ?? all).flatMap(([row, column]) => {
    const name = names[column]
    if (name === undefined) return []
    const value = wordsOf(columns[name]?.[row])
    return [`<cell> ${value} <col_header> ${name} </col_header> </cell>`]
  })
  const head = title === undefined ? [] : [`<page_title> ${title} </page_title>`]
  return [...head, '<table>', ...written, '</table>'].join(' ')
}

/**
 * Records as one text. RDF triples, which have the columns subject, predicate and object, as models of the WebNLG
 * dataset read them ("Investigating Pretrained Language Models for Graph-to-Text Generation", Ribeiro et al.,
 * 2020, arXiv 2007.08426); others as `name: value` pairs, with a bar between the fields and a line for each record.
 *
 * @example
 * ```ts
 * linearizeRecords({ subject: ['Paris'], predicate: ['capital of'], object: ['France'] })
 * // '<H> Paris <R> capital of <T> France'
 * linearizeRecords({ name: ['Blue Spice'], food: ['French'] }) // 'name: Blue Spice | food: French'
 * ```
 */
export function linearizeRecords(columns: Columns): string {
  const { subject, predicate, object } = columns
  const rows = Array.from({ length: heightOf(columns) }, (_, row) => row)
  if (subject !== undefined && predicate !== undefined && object !== undefined) {
    return rows
      .map(
        (row) =>
          `<H> ${wordsOf(subject[row])} <R> ${wordsOf(predicate[row])} <T> ${wordsOf(object[row])}`,
      )
      .join(' ')
  }
  return rows
    .map((row) =>
      Object.entries(columns)
        .map(([name, column]) => `${name}: ${wordsOf(column[row])}`)
        .join(' | '),
    )
    .join('\n')
}
