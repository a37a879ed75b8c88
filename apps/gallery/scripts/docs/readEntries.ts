import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import * as z from 'zod'

const manifestSchema = z.object({
  name: z.string(),
  private: z.boolean().default(false),
  description: z.string().default(''),
  exports: z
    .record(z.string(), z.union([z.string(), z.record(z.string(), z.unknown())]))
    .default({}),
})

/** An entry point of a public package that has an API. */
export interface Entry {
  /** What programs import, such as `@taskmesh/client/signing`. */
  specifier: string
  /** Its place among the pages, such as `client/signing`. */
  slug: string
  /** Of the package. */
  description: string
  /** The module, absolute. */
  file: string
}

/** Entries made once for each task, and those that are files of style, have no page of their own. */
function sourceOf(name: string, target: string | Record<string, unknown>): string | undefined {
  const source = typeof target === 'string' ? undefined : target['@taskmesh/source']
  const isModule = typeof source === 'string' && /\.(ts|svelte)$/.test(source)
  return isModule && !name.includes('*') ? source : undefined
}

/**
 * Reads the entry points of all public packages.
 *
 * @param root - the folder of the repository.
 */
export function readEntries(root: string): Entry[] {
  return globSync('packages/*/package.json', { cwd: root })
    .toSorted()
    .flatMap((path) => {
      const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(root, path), 'utf8')))
      if (manifest.private) return []
      const folder = dirname(path)
      return Object.entries(manifest.exports).flatMap(([name, target]) => {
        const source = sourceOf(name, target)
        if (source === undefined) return []
        const rest = name.slice(2)
        return {
          specifier: rest === '' ? manifest.name : `${manifest.name}/${rest}`,
          slug: rest === '' ? basename(folder) : `${basename(folder)}/${rest}`,
          description: manifest.description,
          file: join(root, folder, source),
        }
      })
    })
}
