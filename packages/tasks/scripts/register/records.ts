import type { Folder } from './folders.ts'
import type { FileMaker } from './generatedFile.ts'
import { defaultImports, entryLines, metaImports } from './lines.ts'

/** A record of what folders have, by task, which is a module of its own. */
interface FolderRecord {
  /** Name of the module, in camel case. */
  file: string
  /** Name of the constant. */
  name: string
  doc: string
  /** The file of a folder that has it as its default export, or what its `meta.ts` calls it. */
  from: { file: string } | { meta: string }
  /** The type of the values, where their literal types are of no use and cost time to check. */
  type?: string
  /** The folders that have it. Default: all. */
  has?: (folder: Folder) => boolean
}

const RECORDS: readonly FolderRecord[] = [
  {
    file: 'pipelineData',
    name: 'PIPELINE_DATA',
    doc: 'Every pipeline id of the Hugging Face Hub.',
    from: { meta: 'pipeline' },
    has: ({ isExtension }) => !isExtension,
  },
  {
    file: 'extensionData',
    name: 'EXTENSION_DATA',
    doc: 'Tasks that models do, but that are no pipeline id of the Hugging Face Hub.',
    from: { meta: 'pipeline' },
    has: ({ isExtension }) => isExtension,
  },
  {
    file: 'looks',
    name: 'TASK_LOOKS',
    doc: 'How lists show each task.',
    from: { meta: 'look' },
    type: 'TaskLook',
  },
  {
    file: 'pages',
    name: 'TASK_PAGES',
    doc: 'What the page of each task says.',
    from: { meta: 'page' },
    type: 'TaskPage',
  },
  {
    file: 'withoutCall',
    name: 'TASKS_WITHOUT_CALL',
    doc: 'The pipeline ids that have no shape of call, each with the reason.',
    from: { meta: 'noCall' },
    has: ({ hasSchema }) => !hasSchema,
  },
  {
    file: 'hubDialects',
    name: 'HUB_DIALECTS',
    doc: 'Where calls look different on the Hugging Face API, by id.',
    from: { file: 'hub.ts' },
    has: ({ hasHubDialect }) => hasHubDialect,
  },
  {
    file: 'examples',
    name: 'TASK_EXAMPLES',
    doc: 'Examples of every task that can be called, by id.',
    from: { file: 'examples.ts' },
    has: ({ hasSchema }) => hasSchema,
  },
]

/** Data of the registry lies there, apart from what knows schemas. */
function pathOf({ file, from }: FolderRecord): string {
  return 'meta' in from ? `registry/generated/${file}.ts` : `generated/${file}.ts`
}

function importsOf({ from }: FolderRecord, folders: readonly Folder[]): string {
  return 'meta' in from ? metaImports(folders, from.meta) : defaultImports(folders, from.file)
}

function contentOf(record: FolderRecord, folders: readonly Folder[]): string {
  const { name, doc, type } = record
  const types =
    type === undefined
      ? ''
      : `
import type { ${type} } from '../pipeline.ts'
import type { ExtensionType, PipelineType } from '../tasks.ts'`
  const start =
    type === undefined
      ? name
      : `${name}: { readonly [Id in PipelineType | ExtensionType]: ${type} }`
  return `${importsOf(record, folders)}${types}

/** ${doc} */
export const ${start} = {
${entryLines(folders)}
}${type === undefined ? ' as const' : ''}
`
}

/** A maker for each record. */
export const records: readonly FileMaker[] = RECORDS.map((record) => (all) => ({
  path: pathOf(record),
  content: contentOf(record, all.filter(record.has ?? (() => true))),
}))
