import { posix } from 'node:path'
import type { WorkspacePackage } from '../workspace.ts'
import type { Arrows, ArrowTable } from './readArrows.ts'
import type { Import } from './findImports.ts'
import type { SourceFile } from './readSources.ts'
import { parseSpecifier, workspaceId } from './parseSpecifier.ts'

const SOURCE_CONDITION = '@taskmesh/source'

/**
 * Finds the imports in a package's sources that the table does not allow.
 *
 * @returns one line each, with file and line.
 */
export function findForbiddenImports(
  { id, folder, manifest }: WorkspacePackage,
  sources: readonly SourceFile[],
  table: ArrowTable,
): string[] {
  const arrows = table.get(id)
  if (arrows === undefined) return [`${folder} has no row in the table of the layout.`]
  const own = sources.filter(({ isSource }) => isSource)
  const entries = [...table].filter(([name]) => name.startsWith(`${id}/`))
  const special = new Set(entries.map(([name]) => `.${name.slice(id.length)}`))
  const shared = filesOf(
    Object.entries(manifest.exports).filter(([key]) => !special.has(key)),
    own,
  )
  const only = entries.map(([name, entryArrows]) => {
    const key = `.${name.slice(id.length)}`
    return { arrows: entryArrows, files: filesOf([[key, manifest.exports[key]]], own) }
  })
  return own.flatMap(({ path, imports }) => {
    const found = shared.has(path) ? undefined : only.find(({ files }) => files.has(path))
    return imports
      .filter((each) => !isAllowed(each, id, found?.arrows ?? arrows))
      .map(({ specifier, line }) => `${folder}/${path}:${line} imports ${specifier}`)
  })
}

function isAllowed({ specifier, isType }: Import, self: string, arrows: Arrows): boolean {
  const name = parseSpecifier(specifier)?.name
  if (name !== undefined && arrows.never.has(name)) return false
  const id = workspaceId(specifier)
  if (id === undefined || id === self) return true
  return arrows.packages.has(id) || (isType && arrows.types.has(id))
}

/** The files that entries of a package load, one through the other. */
function filesOf(
  entries: readonly (readonly [string, unknown])[],
  sources: readonly SourceFile[],
): ReadonlySet<string> {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const found = new Set<string>()
  const waiting = entries.flatMap(([, target]) => sourceOf(target))
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const source = byPath.get(path)
    if (source === undefined || found.has(path)) continue
    found.add(path)
    const folder = posix.dirname(path)
    for (const { specifier } of source.imports)
      if (specifier.startsWith('.')) waiting.push(posix.join(folder, specifier))
  }
  return found
}

function sourceOf(target: unknown): string[] {
  if (typeof target !== 'object' || target === null || !(SOURCE_CONDITION in target)) return []
  return [posix.normalize(String(target[SOURCE_CONDITION]))]
}
