import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { ROOT } from './docstrings.ts'

const manifest = z.object({
  exports: z.record(
    z.string(),
    z.union([z.string(), z.looseObject({ '@taskmesh/source': z.string() })]),
  ),
})

/** What a module of the package exports. */
export interface Entry {
  /** How programs import it: `@taskmesh/tasks/parse`. */
  specifier: string
  /** The source file. */
  file: string
  exports: Readonly<Record<string, unknown>>
}

/** The public modules, but for those of single tasks and those that only this repository has. */
export async function readEntries(): Promise<Entry[]> {
  const text = readFileSync(join(ROOT, 'package.json'), 'utf8')
  const entries = Object.entries(manifest.parse(JSON.parse(text)).exports).flatMap(
    ([path, target]) =>
      typeof target === 'string' || path.includes('*') || path.startsWith('./source/')
        ? []
        : [{ specifier: `@taskmesh/tasks${path.slice(1)}`, source: target['@taskmesh/source'] }],
  )
  return Promise.all(
    entries.map(async ({ specifier, source }) => {
      const file = join(ROOT, source)
      const exports: Record<string, unknown> = await import(file)
      return { specifier, file, exports }
    }),
  )
}
