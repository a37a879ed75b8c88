import * as refinements from '../../src/schema/refinements.ts'

/** Where generated code has each name from that it may use, in the folder of sources. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  'compiled/nodes/array.ts': ['array', 'tuple'],
  'compiled/nodes/constants.ts': ['anything', 'boolean', 'nothing', 'oneOf'],
  'compiled/nodes/marks.ts': ['incidental', 'inRole', 'worded'],
  'compiled/nodes/media.ts': ['media'],
  'compiled/nodes/number.ts': ['between', 'integer', 'number'],
  'compiled/nodes/object.ts': ['object'],
  'compiled/nodes/optional.ts': ['nullable', 'optional'],
  'compiled/nodes/record.ts': ['record'],
  'compiled/nodes/string.ts': ['formed', 'string'],
  'compiled/nodes/union.ts': ['union', 'variants'],
  'schema/refinements.ts': Object.keys(refinements),
}

/** All names that generated code may use. */
export const IMPORTED: readonly string[] = Object.values(SOURCES).flat()

/** The line that imports these names, if there are any. */
export function importLine(names: readonly string[], from: string): string {
  return names.length === 0 ? '' : `import { ${names.toSorted().join(', ')} } from '${from}'\n`
}

/** The lines that import what a source uses. Names in strings do no harm: linters alone see them. */
export function importsFor(source: string, up: string): string {
  const code = source.replace(/"(?:[^"\\]|\\.)*"/g, '""')
  const isUsed = (name: string) => new RegExp(`(?<![\\w$.])${name}(?![\\w$:])`).test(code)
  return Object.entries(SOURCES)
    .map(([file, names]) => importLine(names.filter(isUsed), `${up}${file}`))
    .join('')
}
