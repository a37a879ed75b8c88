import { readFileSync } from 'node:fs'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { entriesOf } from './entriesOf.ts'
import type { PackedPackage } from './packPackage.ts'

/** Ways to resolve an import that packages of ES modules alone do not serve. */
const WITHOUT_MODULES = new Set(['node10', 'node16-cjs'])

/** Entries that are no code. */
const DATA = [/\.(json|css|md)$/, /\*\.js$/]

/**
 * What Are The Types Wrong finds in a package that has ES modules alone.
 *
 * @param ignored - kinds of problems that are known to be none.
 */
export async function typeProblems(
  packed: PackedPackage,
  ignored: readonly string[] = [],
): Promise<string[]> {
  const files = createPackageFromTarballData(readFileSync(packed.tarball))
  const analysis = await checkPackage(files, { excludeEntrypoints: DATA })
  if (analysis.types === false) {
    const hasCode = entriesOf(packed).some(({ specifier }) => !specifier.endsWith('.json'))
    return hasCode ? ['types: it has none'] : []
  }
  return analysis.problems
    .filter(
      (problem) => !('resolutionKind' in problem && WITHOUT_MODULES.has(problem.resolutionKind)),
    )
    .filter(({ kind }) => !ignored.includes(kind))
    .map((problem) => {
      const { kind, ...details } = problem
      return `types: ${kind} ${JSON.stringify(details, (key, value) => (key === 'trace' ? undefined : value))}`
    })
}
