import { lexer, type Token, type Tokens } from 'marked'

/** What the sources of a package may import. */
export interface Arrows {
  /** Packages by id, such as `tasks`. */
  packages: ReadonlySet<string>
  /** Packages of which only types may be imported. */
  types: ReadonlySet<string>
  /** Packages from npm that are ruled out. */
  never: ReadonlySet<string>
}

/** By the package's id, or `<id>/<entry>` for an entry that may import more than the others. */
export type ArrowTable = ReadonlyMap<string, Arrows>

const HEADER = 'May import'

/**
 * Reads the table of the layout in CONTRIBUTING.md. Its last column is a list: `errors`, `tasks`,
 * types of `venues`; never `viem`. Or "nothing", or "everything above".
 *
 * @throws Error when there is no such table, or a cell is no such list.
 */
export function readArrows(markdown: string): ArrowTable {
  const table = lexer(markdown).find(isArrowTable)
  if (table === undefined) throw new Error(`There is no table with the column "${HEADER}".`)
  const arrows = new Map<string, Arrows>()
  for (const row of table.rows) {
    const [name] = row
    const last = row.at(-1)
    if (name === undefined || last === undefined) continue
    const above = [...arrows.keys()].filter((known) => !known.includes('/'))
    arrows.set(codeOf(name), readCell(last, above))
  }
  return arrows
}

function isArrowTable(token: Token): token is Tokens.Table {
  return token.type === 'table' && 'header' in token && token.header.at(-1)?.text === HEADER
}

function codeOf(cell: Tokens.TableCell): string {
  const [token] = cell.tokens
  if (token?.type !== 'codespan') throw new Error(`Expected the name of a package: ${cell.text}`)
  return token.text
}

function readCell({ text, tokens }: Tokens.TableCell, above: readonly string[]): Arrows {
  const packages = new Set<string>()
  const types = new Set<string>()
  const never = new Set<string>()
  if (text === 'nothing') return { packages, types, never }
  if (text === 'everything above') return { packages: new Set(above), types, never }
  let list = packages
  for (const token of tokens) {
    if (token.type === 'codespan') list.add(token.text)
    else if (token.raw === 'types of ' || token.raw === ', types of ') list = types
    else if (token.raw === '; never ') list = never
    else if (token.raw !== ', ') throw new Error(`Expected a list of packages: ${text}`)
  }
  return { packages, types, never }
}
