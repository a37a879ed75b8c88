import { posix } from 'node:path'
import type { WorkspacePackage } from '../workspace.ts'
import type { SourceFile } from './readSources.ts'
import { parseSpecifier, workspaceId } from './parseSpecifier.ts'

/** What tests have and long runs need too: `bench` packs and bundles `tasks` as its tests do. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  bench: ['packages/tasks/test/packed/'],
}

/**
 * Finds the imports of a package that leave its folder by a path, and those of another package that
 * are no entry of it. Tests and scripts may use what lies in the root of the repository.
 *
 * @returns one line each, with file and line.
 */
export function findReaches(
  { id, folder }: WorkspacePackage,
  sources: readonly SourceFile[],
  packages: readonly WorkspacePackage[],
): string[] {
  return sources.flatMap(({ path, isSource, imports }) =>
    imports
      .filter(({ specifier }) =>
        specifier.startsWith('.')
          ? leaves(posix.join(folder, posix.dirname(path), specifier), isSource)
          : !isEntry(specifier),
      )
      .map(({ specifier, line }) => `${folder}/${path}:${line} reaches for ${specifier}`),
  )

  function leaves(target: string, isSource: boolean): boolean {
    if (target.startsWith(`${folder}/`)) return false
    if (EXCEPTIONS[id]?.some((exception) => target.startsWith(exception))) return false
    return (
      isSource ||
      !/^((vitest\.|scripts\/)\w+\.ts|scripts\/bootstrap\/\w+\.mjs|\.pnpmfile\.mjs|\.changeset\/changelog\.js)$/.test(
        target,
      )
    )
  }

  function isEntry(specifier: string): boolean {
    const other = packages.find(({ manifest }) => manifest.name === parseSpecifier(specifier)?.name)
    if (other === undefined) return workspaceId(specifier) === undefined
    const { entry } = parseSpecifier(specifier) ?? { entry: '.' }
    return Object.keys(other.manifest.exports).some((key) => matches(key, entry))
  }
}

function matches(key: string, entry: string): boolean {
  const [before = '', after] = key.split('*')
  if (after === undefined) return key === entry
  return entry.startsWith(before) && entry.endsWith(after)
}
