/**
 * Writes the registrations that follow from the folders in src/tasks, so that adding a task is
 * adding a folder. `--check` writes nothing and fails when a file is out of date.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type * as Meta from '../src/tasks/text-classification/meta.ts'

const SOURCE = new URL('../src/', import.meta.url)
const HEADER = '// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.\n'

interface Folder {
  id: string
  name: string
  order: number
  isExtension: boolean
  hasSchema: boolean
  hasHubDialect: boolean
}

function camelCase(id: string): string {
  const name = id.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase())
  return /^\d/.test(name) ? `_${name}` : name
}

async function readFolder(id: string): Promise<Folder> {
  const folder = new URL(`tasks/${id}/`, SOURCE)
  const meta: typeof Meta & { isExtension?: boolean } = await import(
    new URL('meta.ts', folder).href
  )
  return {
    id,
    name: camelCase(id),
    order: meta.look.order,
    isExtension: meta.isExtension === true,
    hasSchema: existsSync(new URL('schema.ts', folder)),
    hasHubDialect: existsSync(new URL('hub.ts', folder)),
  }
}

/** A module that imports one thing from every folder and exports them by id. */
function record(
  folders: readonly Folder[],
  options: {
    name: string
    doc: string
    file: string
    from: string
    binding?: string
    tail: string
    /** Type of every value, where the literal types are of no use and only cost time to check. */
    type?: string
  },
): [file: string, content: string] {
  const { name, doc, file, from, binding, tail, type } = options
  const imports = folders.map(({ id, name: local }) =>
    binding === undefined
      ? `import ${local} from '${from}/${id}/${file}'`
      : `import { ${binding} as ${local} } from '${from}/${id}/${file}'`,
  )
  const entries = folders.map(({ id, name: local }) => `  '${id}': ${local},`)
  const types =
    type === undefined
      ? []
      : [
          `import type { ${type} } from '../pipeline.ts'`,
          "import type { ExtensionType, PipelineType } from '../tasks.ts'",
        ]
  const annotation =
    type === undefined ? '' : `: { readonly [Id in PipelineType | ExtensionType]: ${type} }`
  const end = type === undefined ? '} as const' : '}'
  return [
    name,
    `${[...imports.toSorted(), ...types].join('\n')}\n\n/** ${doc} */\nexport const ${tail}${annotation} = {\n${entries.join('\n')}\n${end}\n`,
  ]
}

/**
 * The record of schemas. The types are interfaces: declarations and messages then name a schema
 * where an object type would repeat it, and the types of a task are worked out when it is used.
 */
function schemaRecord(folders: readonly Folder[]): [file: string, content: string] {
  const imports = folders.map(({ id, name }) => `import ${name} from '../tasks/${id}/schema.ts'`)
  const types = folders.map(({ id, name }) => `  readonly '${id}': typeof ${name}`)
  const calls = folders.map(({ id, name }) => `  '${id}': CallTypes<typeof ${name}>`)
  const entries = folders.map(({ id, name }) => `  '${id}': ${name},`)
  return [
    'generated/schemas.ts',
    `import type { CallTypes } from '../schema/callTypes.ts'
${imports.toSorted().join('\n')}

/** The type of each task's schema, by id. */
export interface TaskSchemas {
${types.join('\n')}
}

/** The types of each task's calls, by id. */
export interface TaskCalls {
${calls.join('\n')}
}

/** The schema of every task that can be called, by id. */
export const TASK_SCHEMAS: TaskSchemas = {
${entries.join('\n')}
}
`,
  ]
}

/** The pages as text, so that every program can read them without files. */
function aboutRecord(folders: readonly Folder[]): [file: string, content: string] {
  const entries = folders.map(({ id }) => {
    const about = readFileSync(new URL(`tasks/${id}/about.md`, SOURCE), 'utf8')
    return `  '${id}': ${JSON.stringify(about)},`
  })
  return [
    'generated/abouts.ts',
    `import type { TaskId } from '../registry/tasks.ts'

/** The page of each task that can be called, as Markdown without a title. */
export const TASK_ABOUTS: Readonly<Record<TaskId, string>> = {
${entries.join('\n')}
}
`,
  ]
}

function modules(folders: readonly Folder[]): Map<string, string> {
  const pipelines = folders.filter(({ isExtension }) => !isExtension)
  const extensions = folders.filter(({ isExtension }) => isExtension)
  const callable = folders.filter(({ hasSchema }) => hasSchema)
  const silent = folders.filter(({ hasSchema }) => !hasSchema)
  const registry = { file: 'meta.ts', from: '../../tasks' }
  return new Map([
    record(pipelines, {
      ...registry,
      name: 'registry/generated/pipelineData.ts',
      binding: 'pipeline',
      tail: 'PIPELINE_DATA',
      doc: 'Every pipeline id of the Hugging Face Hub.',
    }),
    record(extensions, {
      ...registry,
      name: 'registry/generated/extensionData.ts',
      binding: 'pipeline',
      tail: 'EXTENSION_DATA',
      doc: 'Tasks that models do, but that are no pipeline id of the Hugging Face Hub.',
    }),
    record(folders, {
      ...registry,
      name: 'registry/generated/looks.ts',
      binding: 'look',
      type: 'TaskLook',
      tail: 'TASK_LOOKS',
      doc: 'How lists show each task.',
    }),
    record(folders, {
      ...registry,
      name: 'registry/generated/pages.ts',
      binding: 'page',
      type: 'TaskPage',
      tail: 'TASK_PAGES',
      doc: 'What the page of each task says.',
    }),
    record(silent, {
      ...registry,
      name: 'registry/generated/withoutCall.ts',
      binding: 'noCall',
      tail: 'TASKS_WITHOUT_CALL',
      doc: 'The pipeline ids that have no shape of call, each with the reason.',
    }),
    schemaRecord(callable),
    aboutRecord(callable),
    record(
      folders.filter(({ hasHubDialect }) => hasHubDialect),
      {
        name: 'generated/hubDialects.ts',
        file: 'hub.ts',
        from: '../tasks',
        tail: 'HUB_DIALECTS',
        doc: 'Where calls look different on the Hugging Face API, by id.',
      },
    ),
    record(callable, {
      name: 'generated/examples.ts',
      file: 'examples.ts',
      from: '../tasks',
      tail: 'TASK_EXAMPLES',
      doc: 'Examples of every task that can be called, by id.',
    }),
  ])
}

const ids = readdirSync(new URL('tasks/', SOURCE), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
const folders = (await Promise.all(ids.map(readFolder))).toSorted(
  (a, b) => a.order - b.order || a.id.localeCompare(b.id),
)

const isCheck = process.argv.includes('--check')
for (const [name, body] of modules(folders)) {
  const file = new URL(name, SOURCE)
  const content = HEADER + body
  if (existsSync(file) && readFileSync(file, 'utf8') === content) continue
  if (isCheck) {
    console.error(
      `${fileURLToPath(file)} is out of date. Run: pnpm --filter @taskmesh/tasks register`,
    )
    process.exitCode = 1
  } else {
    writeFileSync(file, content)
  }
}
