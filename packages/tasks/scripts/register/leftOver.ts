import { readdirSync } from 'node:fs'
import type { GeneratedFile } from './generatedFile.ts'
import { DATA_ENTRIES } from './dataEntries.ts'
import { SOURCE } from './source.ts'

/** The folders that hold a file for each task. */
const FOLDERS = ['generated/compiled/', 'generated/entries/', DATA_ENTRIES]

/** The files of tasks that are no more. */
export function leftOver(files: readonly GeneratedFile[]): string[] {
  const paths = new Set(files.map(({ path }) => path))
  return FOLDERS.flatMap((folder) =>
    readdirSync(new URL(folder, SOURCE)).map((name) => `${folder}${name}`),
  ).filter((path) => !paths.has(path))
}
