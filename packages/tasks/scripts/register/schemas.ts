import type { Folder } from './folders.ts'
import type { FileMaker, GeneratedFile } from './generatedFile.ts'
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

/** The lines that import the compiled schemas, those of like tasks together: so they are packed best. */
function compiledImports(folders: readonly Folder[]): string {
  return folders.map(({ id, name }) => `import ${name} from './compiled/${id}.ts'`).join('\n')
}

/**
 * The record of schemas of zod. The types are interfaces: declarations and messages then name a schema
 * where an object type would repeat it, and the types of a task are worked out when it is used.
 */
function zodSchemas(folders: readonly Folder[]): GeneratedFile {
  return {
    path: 'generated/zodSchemas.ts',
    content: `import type { CallTypes } from '../schema/callTypes.ts'
${defaultImports(folders, 'schema.ts')}

${typeOf('ZodSchemas', "The type of each task's schema of zod, by id.", folders, schemaField)}
${typeOf('TaskCalls', "The types of each task's calls, by id.", folders, callsField)}
/** The schema of every task that can be called as a schema of zod, by id. */
export const ZOD_SCHEMAS: ZodSchemas = {
${entryLines(folders)}
}
`,
  }
}

/** The record of compiled schemas. */
function compiledSchemas(folders: readonly Folder[]): GeneratedFile {
  return {
    path: 'generated/schemas.ts',
    content: `${compiledImports(folders)}

${typeOf('TaskSchemas', "The type of each task's schema, by id.", folders, schemaField)}
/** The schema of every task that can be called, by id. */
export const TASK_SCHEMAS: TaskSchemas = {
${entryLines(folders)}
}
`,
  }
}

/** The records of schemas. */
export const schemas: readonly FileMaker[] = [zodSchemas, compiledSchemas].map(
  (make) => (all) => make(all.filter(({ hasSchema }) => hasSchema)),
)
