import { posix } from 'node:path'
import { readRepositoryFile, type WorkspacePackage } from '../workspace.ts'
import type { ArrowTable } from './readArrows.ts'
import type { SourceFile } from './readSources.ts'
import { workspaceId } from './parseSpecifier.ts'

/**
 * Finds what a package.json says about packages of this repository that does not fit: dependencies
 * that the table does not allow, that nothing uses, or that are missing.
 *
 * @param table - not given for a package that may depend on all.
 */
export function findWrongDependencies(
  { id, folder, manifest }: WorkspacePackage,
  files: readonly SourceFile[],
  table?: ArrowTable,
): string[] {
  const runtime = idsOf({ ...manifest.dependencies, ...manifest.peerDependencies })
  const all = [...runtime, ...idsOf(manifest.devDependencies)]
  const sources = table === undefined ? files : files.filter(({ isSource }) => isSource)
  const usedInSources = usedBy(sources)
  const used = new Set([...usedBy(files), ...namedIn(readmeOf(folder))])
  const unused = all.filter((other) => !(runtime.includes(other) ? usedInSources : used).has(other))
  const missing = new Set([
    ...importedBy(sources).filter((other) => !runtime.includes(other) && table !== undefined),
    ...importedBy(files).filter((other) => !all.includes(other)),
  ])
  missing.delete(id)
  const file = `${folder}/package.json`
  return [
    ...(table === undefined ? [] : forbidden(id, table, manifest)).map(
      (name) => `${file} may not depend on ${name}`,
    ),
    ...unused.map((other) => `${file} does not use its dependency ${other}`),
    ...[...missing].map((other) => `${file} lacks the dependency ${other}`),
  ]
}

function forbidden(
  id: string,
  table: ArrowTable,
  { dependencies, peerDependencies }: WorkspacePackage['manifest'],
): string[] {
  const rows = [...table].filter(([name]) => name === id || name.startsWith(`${id}/`))
  const allowed = new Set(rows.flatMap(([, { packages, types }]) => [...packages, ...types]))
  return Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => {
    const other = workspaceId(name)
    // What only one entry may import is a dependency of the package all the same.
    if (other === undefined) return rows.every(([, { never }]) => never.has(name))
    return !allowed.has(other)
  })
}

function idsOf(dependencies: Readonly<Record<string, string>>): string[] {
  return Object.keys(dependencies).flatMap((name) => workspaceId(name) ?? [])
}

/** The packages that a file names, or a file of which it names by its path. */
function usedBy(files: readonly SourceFile[]): Set<string> {
  const strings = files.flatMap((file) => [...file.strings])
  return new Set([
    ...strings.flatMap((specifier) => workspaceId(specifier) ?? []),
    ...strings.flatMap((path) => FOLDER.exec(path)?.[1] ?? []),
  ])
}

const FOLDER = /\/(?:packages|apps)\/([^/]+)\//

function importedBy(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ imports }) =>
    imports.flatMap(({ specifier }) => workspaceId(specifier) ?? []),
  )
}

/** The programs of a README are run by a test. */
function readmeOf(folder: string): string {
  try {
    return readRepositoryFile(posix.join(folder, 'README.md'))
  } catch {
    return ''
  }
}

function namedIn(markdown: string): string[] {
  return [...markdown.matchAll(/from '(@taskmesh\/[^']+)'/g)].flatMap(
    ([, specifier = '']) => workspaceId(specifier) ?? [],
  )
}
