import { readdirSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

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
} as const

/** Modules that are built once for all platforms, so that their data are in the package once. */
export const SHARED_ENTRIES = {
  examples: 'src/examples.ts',
  icons: 'src/icons.ts',
  'generated/examples': 'src/generated/examples.ts',
  'registry/generated/icons': 'src/registry/generated/icons.ts',
  'registry/generated/pages': 'src/registry/generated/pages.ts',
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

/** The schemas of zod of single tasks, in the same form. */
export function schemaEntries(): Record<string, string> {
  return entriesOf(taskIds().map((id) => `tasks/${id}/schema`))
}

/** A source file as the plugins see it, from the folder of the package. */
export function sourceOf(id: string): string {
  return relative(ROOT, id)
}
