import type { PreTrainedTokenizer } from '@huggingface/transformers'
import { TextReader } from '../texts/TextReader.ts'
import { columnValues, ranksOf, relationsOf } from './columnValues.ts'
import { numericValues } from './numericValues.ts'
import type { TapasSettings } from './tapasSettings.ts'

/** A table as columns of strings, from the left. */
export interface TextTable {
  headings: readonly string[]
  columns: readonly (readonly string[])[]
}

/** A token, with what the model is told about where it stands. */
export interface TableToken {
  id: number
  /** 1 for the table, 0 for the question and what stands around it. */
  segment: 0 | 1
  /** From 1; 0 for what is in no column, or in none of the rows. */
  column: number
  row: number
  rank: number
  inverseRank: number
  /** How the cell stands to the numbers in the question. */
  relation: number
}

/** A question and a table as the model reads them. */
export interface TableReading {
  tokens: readonly TableToken[]
  /** How many rows of the table are read, and how many there are. */
  rows: { read: number; all: number }
  /** Most tokens that are read of a cell, when some cells have more. */
  cellTokens: number | undefined
}

/** A question and a table that a model cannot read, with what is expected and what was given. */
export interface UnreadableTable {
  expected: string
  received: string
}

interface CellToken {
  id: number
  /** Where the word begins that the token is of. Words are read whole or not at all. */
  wordStart: number
}

interface Fit {
  rows: number
  cellTokens: number
}

const OUTSIDE = { segment: 0, column: 0, row: 0, rank: 0, inverseRank: 0, relation: 0 } as const
/** What stands for nothing in a table. */
const NOTHING = /^(?:n\/a|\?|nan)$/
const SAYS_SOMETHING = /[\p{L}\p{N}]/u

/** Makes tokens of questions and tables, as `TapasTokenizer` of transformers does. */
export class TableReader {
  readonly #reader: TextReader
  readonly #settings: TapasSettings
  readonly #ids: { cls: number; sep: number; empty: number }

  constructor(tokenizer: PreTrainedTokenizer, settings: TapasSettings) {
    this.#reader = new TextReader(tokenizer)
    this.#settings = settings
    const idOf = (token: string) => tokenizer.convert_tokens_to_ids([token])[0] ?? 0
    const { cls_token, sep_token } = tokenizer.config
    this.#ids = {
      cls: idOf(String(cls_token ?? '[CLS]')),
      sep: idOf(String(sep_token ?? '[SEP]')),
      empty: idOf(settings.emptyToken),
    }
  }

  /**
   * Reads a question with a table.
   *
   * @param isCut - whether cells and rows at the end are left out of a table that is too long.
   */
  read(question: string, table: TextTable, isCut: boolean): TableReading | UnreadableTable {
    const { limit, columns: mostColumns, rows: mostRows } = this.#settings
    const { headings, columns } = table
    const height = columns[0]?.length ?? 0
    if (headings.length > mostColumns) {
      return { expected: `at most ${mostColumns} columns`, received: `${headings.length} columns` }
    }
    if (height > mostRows && !isCut) {
      return { expected: `at most ${mostRows} rows`, received: `${height} rows` }
    }
    const asked = this.#questionTokens(question)
    const room = limit - asked.length - 2
    const rows = this.#cells(table, Math.min(height, mostRows))
    const longest = longestCell(rows)
    const { rows: kept, cellTokens } = isCut
      ? fitOf(rows, room, this.#settings.cellTokens)
      : { rows: rows.length - 1, cellTokens: longest }
    const numbers = this.#numbers(question, columns)
    const cells = rows.slice(0, kept + 1).flatMap((cellsOfRow, row) =>
      cellsOfRow.flatMap((cell, column) =>
        cell
          .filter(({ wordStart }) => wordStart < cellTokens)
          .map(({ id }): TableToken => {
            const value = row === 0 ? undefined : numbers[column]?.[row - 1]
            return { ...OUTSIDE, ...value, id, segment: 1, column: column + 1, row }
          }),
      ),
    )
    if (cells.length > room) {
      return {
        expected: `at most ${limit} tokens, which is what this model reads${isCut ? '' : ' (without truncation: false, rows are left out)'}`,
        received: `${cells.length + limit - room} tokens`,
      }
    }
    const around = (id: number): TableToken => ({ ...OUTSIDE, id })
    return {
      tokens: [around(this.#ids.cls), ...asked.map(around), around(this.#ids.sep), ...cells],
      rows: { read: kept, all: height },
      cellTokens: cellTokens < longest ? cellTokens : undefined,
    }
  }

  /** Questions of other lengths than the model is made for are not read at all. */
  #questionTokens(question: string): number[] {
    const ids = this.#tokensOf(question).map(({ id }) => id)
    const { least, most } = this.#settings.questionTokens
    return ids.length < least || ids.length > most ? [] : ids
  }

  /** The tokens of the headings and of the first rows. */
  #cells({ headings, columns }: TextTable, height: number): CellToken[][][] {
    const { hasHeadings } = this.#settings
    const first = headings.map((heading) => (hasHeadings ? this.#tokensOf(heading) : []))
    const rest = Array.from({ length: height }, (_, row) =>
      columns.map((column) => this.#tokensOf(column[row] ?? '')),
    )
    return [first, ...rest]
  }

  #tokensOf(text: string): CellToken[] {
    if (text === '') return []
    if (NOTHING.test(text.toLowerCase().trim()) || !SAYS_SOMETHING.test(text)) {
      return [{ id: this.#ids.empty, wordStart: 0 }]
    }
    let wordStart = 0
    return this.#reader.read(text).map(({ id, token }, at) => {
      if (!token.startsWith('##')) wordStart = at
      return { id, wordStart }
    })
  }

  /** What is known about each cell of each column, besides where it stands. */
  #numbers(question: string, columns: TextTable['columns']) {
    const { ranks: most } = this.#settings
    const asked = numericValues(question)
    return columns.map((column) => {
      const values = columnValues(column.map(numericValues))
      const ranks = ranksOf(values)
      const relations = relationsOf(values, asked)
      return ranks.map(({ rank, inverse }, row) => ({
        rank: Math.min(rank, most),
        inverseRank: Math.min(inverse, most),
        relation: relations[row] ?? 0,
      }))
    })
  }
}

function longestCell(rows: readonly CellToken[][][]): number {
  return rows.flat().reduce((longest, { length }) => Math.max(longest, length), 0)
}

/** For each number of tokens of a cell, how many tokens of a row are then read. */
function costsOf(row: readonly (readonly CellToken[])[], most: number): number[] {
  const costs = Array.from({ length: most + 2 }, () => 0)
  for (const { wordStart } of row.flat()) {
    if (wordStart <= most) costs[wordStart + 1] = (costs[wordStart + 1] ?? 0) + 1
  }
  let sum = 0
  return costs.map((cost) => (sum += cost))
}

/**
 * Finds how much of a table there is room for: first the ends of long cells are left out, then rows from the end.
 *
 * @param rows - the first one has the headings.
 * @param trimmed - the most tokens of a cell, for models that know no other cells.
 */
function fitOf(rows: readonly CellToken[][][], room: number, trimmed: number | undefined): Fit {
  const longest = longestCell(rows)
  const most = trimmed === undefined ? longest : Math.min(longest, trimmed)
  const costs = rows.map((row) => costsOf(row, most))
  const total = Array.from({ length: most + 2 }, (_, cellTokens) =>
    costs.reduce((sum, row) => sum + (row[cellTokens] ?? 0), 0),
  )
  for (let count = rows.length - 1; count >= 1; count -= 1) {
    const fitting = total.findIndex((cost, cellTokens) => cellTokens > 0 && cost > room) - 1
    const cellTokens = fitting < 0 ? most : Math.min(fitting, most)
    if (cellTokens >= most || (trimmed === undefined && cellTokens > 0)) {
      return { rows: count, cellTokens }
    }
    for (const [at, cost] of (costs[count] ?? []).entries()) total[at] = (total[at] ?? 0) - cost
  }
  return { rows: 0, cellTokens: 1 }
}
