import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'

/** The repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const dependencies = z._default(z.record(z.string(), z.string()), {})

const manifestSchema = z.object({
  name: z.string(),
  private: z._default(z.boolean(), false),
  exports: z._default(z.record(z.string(), z.unknown()), {}),
  dependencies,
  peerDependencies: dependencies,
  devDependencies: dependencies,
})

/** The part of a package.json that is checked here. */
export type Manifest = z.infer<typeof manifestSchema>

/** A package of the workspace. */
export interface WorkspacePackage {
  /** Without the scope, such as `tasks`. */
  id: string
  /** From the root of the repository, such as `packages/tasks`. */
  folder: string
  manifest: Manifest
  /** What is written by hand or generated in code, from the folder of the package. */
  files: readonly string[]
}

const CODE = '**/*.{ts,mts,js,mjs,svelte}'
const OUTPUT = new Set(['node_modules', 'dist', 'build'])

function readPackage(folder: string): WorkspacePackage {
  const cwd = join(ROOT, folder)
  const json: unknown = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8'))
  const files = globSync(CODE, {
    cwd,
    exclude: (path) => OUTPUT.has(basename(path)) || basename(path).startsWith('.'),
  })
  return {
    id: basename(folder),
    folder,
    manifest: z.parse(manifestSchema, json),
    files: files.toSorted(),
  }
}

function readPackages(pattern: string): WorkspacePackage[] {
  return globSync(`${pattern}/package.json`, { cwd: ROOT })
    .map((file) => readPackage(file.slice(0, -'/package.json'.length)))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** What the project is made of. */
export const PACKAGES: readonly WorkspacePackage[] = readPackages('{packages,apps}/*')

/** What only works on the project, and may use all of it. */
export const TOOLS: readonly WorkspacePackage[] = readPackages('{bench,checks,interop,parity}')

/**
 * Reads a file of the repository.
 *
 * @param path - from the root.
 */
export function readRepositoryFile(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}
