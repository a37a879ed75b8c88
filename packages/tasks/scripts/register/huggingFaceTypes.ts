import { existsSync, readFileSync } from 'node:fs'
import * as core from 'zod/v4/core'
import type { ZodTaskSchema } from '../../src/schema/taskSchema.ts'
import type { Folder } from './folders.ts'
import type { GeneratedFile } from './generatedFile.ts'
import { SOURCE } from './source.ts'

/** The file of a folder with types that have another form on Hugging Face's API, or further names. */
const FILE = 'huggingFace.ts'

interface NamedType {
  name: string
  doc: string
  type: string
}

/** The schema of a task, where it can be loaded: what is wrong with it, its own check says. */
async function readSchema(id: string): Promise<Partial<ZodTaskSchema>> {
  try {
    const module: { default?: ZodTaskSchema } = await import(
      new URL(`tasks/${id}/schema.ts`, SOURCE).href
    )
    return module.default ?? {}
  } catch {
    return {}
  }
}

/** The names of the types that a folder declares itself. */
function ownNames(id: string): readonly string[] {
  const file = new URL(`tasks/${id}/${FILE}`, SOURCE)
  if (!existsSync(file)) return []
  return [...readFileSync(file, 'utf8').matchAll(/^export (?:type|interface) (\w+)/gm)].flatMap(
    ([, name]) => name ?? [],
  )
}

/** The types that follow from a schema, under the names that Hugging Face gives to such types. */
function typesOf(id: string, { inputs, output, stream }: Partial<ZodTaskSchema>): NamedType[] {
  const start = id.replace(/(?:^|-|(?<=\d))(\w)/g, (_match, letter: string) => letter.toUpperCase())
  const of = (type: string) => `${type}<'${id}'>`
  const types: (NamedType | false)[] = [
    { name: 'Input', doc: 'One call', type: `TaskRequest<'${id}', TaskInput<'${id}'>>` },
    inputs instanceof core.$ZodObject && {
      name: 'InputData',
      doc: 'The inputs of a call',
      type: of('TaskInput'),
    },
    { name: 'Parameters', doc: 'The parameters', type: of('TaskParameters') },
    { name: 'Output', doc: 'The answer to one input', type: of('TaskOutput') },
    output instanceof core.$ZodArray && {
      name: 'OutputElement',
      doc: 'An item of the answer',
      type: `${of('TaskOutput')}[number]`,
    },
    stream !== undefined && {
      name: 'StreamOutput',
      doc: 'A piece of the answer',
      type: of('TaskPiece'),
    },
  ]
  return types
    .filter((type) => type !== false)
    .map(({ name, doc, type }) => ({ name: `${start}${name}`, doc: `${doc} of ${id}.`, type }))
}

function line({ name, doc, type }: NamedType): string {
  return `/** ${doc} */\nexport type ${name} = ${type}`
}

/** Whether a folder declares a type itself, or the one that it would be a part of. */
function isOwn(name: string, own: readonly string[]): boolean {
  return own.includes(name) || own.includes(name.replace(/(?<=Input|Output)(?:Data|Element)$/, ''))
}

/** What a folder adds to the file: where its own types are, and those that follow from its schema. */
async function partOf({ id }: Folder): Promise<{ own: string[]; lines: string[] }> {
  const names = ownNames(id)
  const types = typesOf(id, await readSchema(id))
  return {
    own: names.length === 0 ? [] : [`export type * from '../tasks/${id}/${FILE}'`],
    lines: types.filter(({ name }) => !isOwn(name, names)).map(line),
  }
}

/** The types of all calls by the names of `@huggingface/tasks`. */
export async function huggingFaceTypes(all: readonly Folder[]): Promise<GeneratedFile> {
  const parts = await Promise.all(all.filter(({ hasSchema }) => hasSchema).map(partOf))
  const own = parts.flatMap((part) => part.own).toSorted()
  return {
    path: 'generated/huggingFaceTypes.ts',
    content: `import type {
  TaskInput,
  TaskOutput,
  TaskParameters,
  TaskPiece,
  TaskRequest,
} from '../schemas.ts'

${own.join('\n')}

${parts.flatMap(({ lines }) => lines).join('\n\n')}
`,
  }
}
