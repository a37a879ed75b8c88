import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GeneratedFile } from '../register/generatedFile.ts'
import { SOURCE } from '../register/source.ts'
import { problemIn, type Problem } from './problem.ts'

const REMEDY = 'Run `npm run register`.'
const LOOKS = 'registry/generated/looks.ts'

/** What lies under a path of the sources; nothing where there is no file. */
export function readSource(path: string): string | undefined {
  const file = new URL(path, SOURCE)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function registeredIds(): string[] {
  return [...(readSource(LOOKS) ?? '').matchAll(/^ {2}'([^']+)': /gm)].map(([, id = '']) => id)
}

/** The tasks that are registered and have no folder any more. */
export function removedProblems(ids: readonly string[]): Problem[] {
  return registeredIds()
    .filter((id) => !ids.includes(id))
    .map((id) => ({
      file: `packages/tasks/src/${LOOKS}`,
      message: `${id} is registered, but there is no folder of it. ${REMEDY}`,
    }))
}

/** Compares the registrations with the folders; the first difference explains the others. */
export function registrationProblems(
  ids: readonly string[],
  files: readonly GeneratedFile[],
): Problem[] {
  const stale = files.filter(({ path, content }) => readSource(path) !== content)
  if (stale.length === 0) return []
  const registered = registeredIds()
  const added = ids.filter((id) => !registered.includes(id))
  const removed = removedProblems(ids)
  if (added.length > 0 || removed.length > 0) {
    return [
      ...added.map((id) => problemIn(id, '', `this folder is not registered. ${REMEDY}`)),
      ...removed,
    ]
  }
  const [first, ...others] = stale.map(({ path }) => path)
  const rest = others.length === 0 ? '' : ` So is ${others.join(', ')}.`
  return [
    {
      file: join('packages/tasks/src', first ?? ''),
      message: `it is out of date: a folder of a task has changed since it was written.${rest} ${REMEDY}`,
    },
  ]
}
