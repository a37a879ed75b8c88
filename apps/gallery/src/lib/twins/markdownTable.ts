import type { SchemaTable } from '../schema/schemaTable.ts'

/** A text in one cell of a Markdown table. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')
}

function line(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`
}

/** Writes the table of a schema as Markdown. */
export function markdownTable({ title, rows }: SchemaTable): string {
  if (rows.length === 0) return `### ${title}\n\nNone that the registry knows.\n`
  const lines = rows.map((row) => {
    const { path, type, range, isRequired, default: usual, description } = row
    const name = path === '' ? '(the value)' : `\`${path}\``
    const about = usual === undefined ? description : `${description} Default: \`${usual}\`.`
    return line([name, type, isRequired ? 'yes' : 'no', range, about])
  })
  const head = [line(['Name', 'Type', 'Required', 'Range', 'What it is']), '|---|---|---|---|---|']
  return `### ${title}\n\n${[...head, ...lines].join('\n')}\n`
}
