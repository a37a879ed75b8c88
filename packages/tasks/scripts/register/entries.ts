import carbon from '@iconify-json/carbon/icons.json' with { type: 'json' }
import type * as core from 'zod/v4/core'
import { toJsonSchema } from '../../src/jsonSchema/toJsonSchema.ts'
import type { ZodTaskSchema } from '../../src/schema/taskSchema.ts'
import type { ReadTask } from '../check/formProblems.ts'
import { toFolders, type Folder } from './folders.ts'
import type { GeneratedFile } from './generatedFile.ts'
import { SOURCE } from './source.ts'

/** The folder that holds a file for each task. */
const FOLDER = 'generated/entries/'

const ICONS: Readonly<Record<string, { body: string } | undefined>> = carbon.icons

async function readSchema(id: string): Promise<ZodTaskSchema> {
  const module: { default: ZodTaskSchema } = await import(
    new URL(`tasks/${id}/schema.ts`, SOURCE).href
  )
  return module.default
}

/** Without the name of the dialect, which is the same for all. */
function printPart(schema: core.$ZodType): string {
  const { $schema: _dialect, ...rest } = toJsonSchema(schema)
  return JSON.stringify(rest)
}

async function entry(
  { id, hasShowcase, icon }: Folder,
  { pipeline, page }: ReadTask['meta'],
): Promise<GeneratedFile> {
  const { inputs, parameters, output } = await readSchema(id)
  const facts = { id, name: pipeline.name, modality: pipeline.modality, summary: page.summary }
  const lines = Object.entries({ ...facts, icon: ICONS[icon]?.body ?? '' }).map(
    ([key, value]) => `  ${key}: ${JSON.stringify(value)},`,
  )
  const showcase = `\n  loadShowcase: async () => (await import('../../tasks/${id}/showcase.ts')).default,`
  return {
    path: `${FOLDER}${id}.ts`,
    content: `import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/${id}/examples.ts'
import schema from '../compiled/${id}.ts'

const task: RegisteredTask<'${id}'> = {
${lines.join('\n')}
  schema,
  jsonSchema: {
    inputs: ${printPart(inputs)},
    parameters: ${printPart(parameters)},
    output: ${printPart(output)},
  },
  examples,${hasShowcase ? showcase : ''}
}

export default task
`,
  }
}

/** A module for each task, with all that belongs to it and nothing of the others. */
export async function entries(tasks: readonly ReadTask[]): Promise<GeneratedFile[]> {
  const metas = new Map(tasks.map(({ id, meta }) => [id, meta]))
  const made = toFolders(tasks).map(async (folder) => {
    const meta = metas.get(folder.id)
    return folder.hasSchema && meta !== undefined ? [await entry(folder, meta)] : []
  })
  return (await Promise.all(made)).flat()
}
