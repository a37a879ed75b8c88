import { DeclarationReader } from './declarationsOf.ts'
import { entriesOf, isTyped } from './entriesOf.ts'
import type { PackedPackage } from './packPackage.ts'

/**
 * What a packed package exports and says nothing about: editors show the comment of a declaration, and the
 * API reference is made of it. Entries behind a `*` are made by scripts, and are left out.
 */
export function commentProblems(packed: PackedPackage): string[] {
  const entries = entriesOf(packed).filter(({ pattern }) => pattern === undefined)
  const typed = entries.filter(isTyped)
  const reader = new DeclarationReader(typed.map(({ types }) => types))
  const names = new Set(typed.flatMap(({ types }) => reader.uncommented(types)))
  return [...names].map((name) => `${name} is exported without a comment that says what it is`)
}
