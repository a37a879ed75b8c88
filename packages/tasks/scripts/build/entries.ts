import { readdirSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the package. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The modules that package.json exports: name of the built file → source. */
export const ENTRIES = {
  index: 'src/index.ts',
  'registry/index': 'src/registry/index.ts',
  'parse/index': 'src/parse/index.ts',
  'jsonSchema/index': 'src/jsonSchema/index.ts',
  'huggingFace/index': 'src/huggingFace/index.ts',
  'dialects/hub/index': 'src/dialects/hub/index.ts',
  'dialects/ogpu/index': 'src/dialects/ogpu/index.ts',
  'dialects/openAi/index': 'src/dialects/openAi/index.ts',
  'dialects/stream/index': 'src/dialects/stream/index.ts',
  'snippets/index': 'src/snippets/index.ts',
  'parse/parameterHints': 'src/parse/parameterHints.ts',
  'media/index': 'src/media/index.ts',
  errors: 'src/errors.ts',
  'zod/index': 'src/zod/index.ts',
  'define/index': 'src/define/index.ts',
  examples: 'src/examples.ts',
  icons: 'src/icons.ts',
} as const

/** The tasks that have a schema. */
export function taskIds(): string[] {
  return readdirSync(`${ROOT}src/tasks`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('/schema.ts'))
    .map((file) => dirname(file))
    .toSorted()
}

function entriesOf(files: readonly string[]): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file, `src/${file}.ts`]))
}

/** The compiled schemas of single tasks, in the same form. */
export function compiledEntries(): Record<string, string> {
  return entriesOf(taskIds().map((id) => `generated/compiled/${id}`))
}

/** The schemas of zod of single tasks, in the same form, as types have them. */
export function schemaTypeEntries(): Record<string, string> {
  return entriesOf(taskIds().map((id) => `tasks/${id}/schema`))
}

/** A source file as the plugins see it, from the folder of the package. */
export function sourceOf(id: string): string {
  return relative(ROOT, id)
}
