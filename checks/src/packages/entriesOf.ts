import { join } from 'node:path'
import * as z from 'zod/mini'
import type { PackedPackage } from './packPackage.ts'

/** An entry of a package as its users import it. */
export interface PackageEntry {
  /** Such as `@taskmesh/tasks/parse`. */
  specifier: string
  /** The file with its types, or `undefined` for data. */
  types: string | undefined
  /** The specifier with its `*`, for one of many entries of a kind. */
  pattern: string | undefined
}

/** An entry that has types. */
export type TypedEntry = PackageEntry & { types: string }

export function isTyped(entry: PackageEntry): entry is TypedEntry {
  return entry.types !== undefined
}

const manifestSchema = z.object({
  name: z.string(),
  exports: z.record(
    z.string(),
    z.union([z.string(), z.looseObject({ types: z.optional(z.string()) })]),
  ),
})

/** What files put for the `*` of a target, each once and in order. */
function namesFor(files: readonly string[], target: string): string[] {
  const [start = '', end = ''] = target.replace('./', '').split('*')
  return files
    .filter((file) => file.startsWith(start) && file.endsWith(end))
    .map((file) => file.slice(start.length, file.length - end.length))
    .filter((name) => !name.includes('/'))
}

/** All entries that `exports` of a packed package names, those behind a `*` one by one. */
export function entriesOf({ folder, files, manifest }: PackedPackage): PackageEntry[] {
  const { name, exports } = z.parse(manifestSchema, manifest)
  return Object.entries(exports).flatMap(([subpath, target]): PackageEntry[] => {
    const specifier = name + subpath.slice(1)
    const types = typeof target === 'string' ? undefined : target.types
    const typesFor = (part: string) => types && join(folder, types.replace('*', part))
    if (!subpath.includes('*')) return [{ specifier, types: typesFor(''), pattern: undefined }]
    return namesFor(files, typeof target === 'string' ? target : (types ?? '')).map((part) => ({
      specifier: specifier.replace('*', part),
      types: typesFor(part),
      pattern: specifier,
    }))
  })
}
