import type { Folder } from './folders.ts'

/** A record of what every folder has, by task. */
interface FolderRecord {
  /** Name of the constant. */
  name: string
  doc: string
  folders: readonly Folder[]
  /** The lines that import what the record holds. */
  imports: readonly string[]
}

/** A line for each folder, in alphabetical order. */
function importLines(folders: readonly Folder[], line: (folder: Folder) => string): string[] {
  return folders.map(line).toSorted()
}

/** The lines that import one thing from what each folder says about its task. */
export function metaImports(folders: readonly Folder[], binding: string): string[] {
  return importLines(
    folders,
    ({ id, name }) => `import { ${binding} as ${name} } from '../../tasks/${id}/meta.ts'`,
  )
}

/** The lines that import what a file of each folder is about. */
export function defaultImports(folders: readonly Folder[], file: string): string[] {
  return importLines(folders, ({ id, name }) => `import ${name} from '../tasks/${id}/${file}'`)
}

/** The lines of a record of what was imported. */
export function entryLines(folders: readonly Folder[]): string {
  return folders.map(({ id, name }) => `  '${id}': ${name},`).join('\n')
}

/** A module with a record whose values keep their literal types. */
export function literalRecord({ name, doc, folders, imports }: FolderRecord): string {
  return `${imports.join('\n')}

/** ${doc} */
export const ${name} = {
${entryLines(folders)}
} as const
`
}

/** A module with a record of one type: literal types would be of no use and cost time to check. */
export function typedRecord(type: string, { name, doc, folders, imports }: FolderRecord): string {
  return `${imports.join('\n')}
import type { ${type} } from '../pipeline.ts'
import type { ExtensionType, PipelineType } from '../tasks.ts'

/** ${doc} */
export const ${name}: { readonly [Id in PipelineType | ExtensionType]: ${type} } = {
${entryLines(folders)}
}
`
}
