import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type { TaskId } from '@taskmesh/tasks'

/** What a new pipeline begins with: nothing but its shape, or a library for certain tasks. */
export const TEMPLATES = {
  empty: [],
  'scikit-learn': ['text-classification', 'tabular-classification', 'tabular-regression'],
  spacy: ['token-classification', 'text-classification'],
  'sentence-transformers': ['feature-extraction', 'sentence-similarity'],
} as const satisfies Record<string, readonly TaskId[]>

export type Template = keyof typeof TEMPLATES

/** A template with files of its own. */
export type LibraryTemplate = Exclude<Template, 'empty'>

/** Where the files of a template are: in the package, which is above `src` as it is above `dist`. */
export function templateFolder(template: LibraryTemplate, task: TaskId): string | undefined {
  const root = fileURLToPath(new URL('../../templates/pipeline', import.meta.url))
  const folder = join(root, template, task)
  return existsSync(folder) ? folder : undefined
}
