import type { Entry } from './readEntries.ts'
import type { ApiSymbol, SymbolKind } from './readSymbols.ts'

const GROUPS: readonly (readonly [SymbolKind, string])[] = [
  ['function', 'Functions'],
  ['class', 'Classes'],
  ['component', 'Components'],
  ['constant', 'Constants'],
  ['type', 'Types'],
]

/** Several sentences of a docstring on one line, as the item of a list. */
function inLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ')
}

function fenced(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``
}

function example(text: string): string {
  return text.includes('```') ? text : fenced(text)
}

function symbolMarkdown({ name, code, text, params, returns, throws, examples }: ApiSymbol) {
  const facts = [
    ...params.map((param) => `- \`${param.name}\`: ${inLine(param.text)}`),
    ...(returns === undefined ? [] : [`- Returns ${inLine(returns)}`]),
    ...throws.map((each) => `- Throws ${inLine(each)}`),
  ]
  const parts = [
    `### ${name}`,
    text,
    code && fenced(code),
    facts.join('\n'),
    ...examples.map(example),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

/** Writes the page of an entry: everything it exports, by kind, in the order of the module. */
export function referenceMarkdown(entry: Entry, symbols: readonly ApiSymbol[]): string {
  const sections = GROUPS.flatMap(([kind, title]) => {
    const found = symbols.filter((symbol) => symbol.kind === kind)
    return found.length === 0 ? [] : [`## ${title}`, ...found.map(symbolMarkdown)]
  })
  return [
    `# ${entry.specifier}`,
    entry.description,
    `Made from the comments in the sources. Exports: ${symbols.length}.`,
    ...sections,
    '',
  ].join('\n\n')
}
