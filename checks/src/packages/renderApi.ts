import { DeclarationReader, digestOf } from './declarationsOf.ts'
import { entriesOf, isTyped, type PackageEntry, type TypedEntry } from './entriesOf.ts'
import type { PackedPackage } from './packPackage.ts'
import { installNames } from './publishedManifest.ts'

function renderEntry({ specifier, types }: TypedEntry, reader: DeclarationReader): string {
  const declarations = [...reader.read(types).values()]
  return `## ${specifier}\n\n\`\`\`ts\n${declarations.join('\n\n')}\n\`\`\`\n`
}

/** One line for each entry of a kind: its name, what it exports, and a digest of its types. */
function renderPattern(
  pattern: string,
  entries: readonly PackageEntry[],
  reader: DeclarationReader,
): string {
  const lines = entries.map(({ specifier, types }) => {
    if (types === undefined) return `- ${specifier}`
    const exports = reader.read(types)
    const names = [...exports.keys()].join(', ')
    return `- ${specifier}: ${names}; ${digestOf([...exports.values()].join('\n'))}`
  })
  return `## ${pattern}\n\n${lines.join('\n')}\n`
}

/**
 * Writes down what a packed package offers: its entries, and what each one exports.
 *
 * @returns Markdown, the same for the same declarations.
 */
export function renderApi(packed: PackedPackage): string {
  const entries = entriesOf(packed)
  const [name] = installNames(packed.manifest)
  const reader = new DeclarationReader(entries.filter(isTyped).map(({ types }) => types))
  const single = entries.filter(({ pattern }) => pattern === undefined)
  const patterns = new Set(entries.flatMap(({ pattern }) => pattern ?? []))
  return [
    `# What ${name} exports\n\nWritten by \`npm run api\`. A change here is a change for those who use the package.\n`,
    ...single.filter(isTyped).map((entry) => renderEntry(entry, reader)),
    ...[...patterns].map((pattern) =>
      renderPattern(
        pattern,
        entries.filter((each) => each.pattern === pattern),
        reader,
      ),
    ),
    `## Data\n\n${single
      .filter((entry) => !isTyped(entry))
      .map(({ specifier }) => `- ${specifier}`)
      .join('\n')}\n`,
  ].join('\n')
}
