import type { Folder } from './folders.ts'

/** A line for each folder, in alphabetical order. */
function sortedLines(folders: readonly Folder[], line: (folder: Folder) => string): string {
  return folders.map(line).toSorted().join('\n')
}

/** The lines that import one thing from what each folder says about its task. */
export function metaImports(folders: readonly Folder[], binding: string): string {
  return sortedLines(
    folders,
    ({ id, name }) => `import { ${binding} as ${name} } from '../../tasks/${id}/meta.ts'`,
  )
}

/** The lines that import what a file of each folder is about. */
export function defaultImports(folders: readonly Folder[], file: string): string {
  return sortedLines(folders, ({ id, name }) => `import ${name} from '../tasks/${id}/${file}'`)
}

/** The lines of a record of what was imported. */
export function entryLines(folders: readonly Folder[]): string {
  return folders.map(({ id, name }) => `  '${id}': ${name},`).join('\n')
}
