import type { Folder } from './folders.ts'
import type { GeneratedFile } from './generatedFile.ts'
import { defaultImports, entryLines } from './lines.ts'

/** A type with a field for each task. */
function typeOf(
  name: string,
  doc: string,
  folders: readonly Folder[],
  field: (folder: Folder) => string,
): string {
  return `/** ${doc} */
export interface ${name} {
${folders.map(field).join('\n')}
}
`
}

function schemaField({ id, name }: Folder): string {
  return `  readonly '${id}': typeof ${name}`
}

function callsField({ id, name }: Folder): string {
  return `  '${id}': CallTypes<typeof ${name}>`
}

/**
 * The record of schemas. The types are interfaces: declarations and messages then name a schema
 * where an object type would repeat it, and the types of a task are worked out when it is used.
 */
export function schemas(all: readonly Folder[]): GeneratedFile {
  const folders = all.filter(({ hasSchema }) => hasSchema)
  return {
    path: 'generated/schemas.ts',
    content: `import type { CallTypes } from '../schema/callTypes.ts'
${defaultImports(folders, 'schema.ts')}

${typeOf('TaskSchemas', "The type of each task's schema, by id.", folders, schemaField)}
${typeOf('TaskCalls', "The types of each task's calls, by id.", folders, callsField)}
/** The schema of every task that can be called, by id. */
export const TASK_SCHEMAS: TaskSchemas = {
${entryLines(folders)}
}
`,
  }
}
