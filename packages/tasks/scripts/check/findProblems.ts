import { registrations } from '../register/registrations.ts'
import { decisionProblems } from './decisionProblems.ts'
import { readForm } from './formProblems.ts'
import type { Problem } from './problem.ts'
import { registrationProblems, removedProblems } from './registrationProblems.ts'
import { readTaskFolders } from './taskFolder.ts'

/**
 * Everything that is wrong with the folders of tasks and can be said without compiling: what explains
 * the rest comes alone.
 */
export async function findProblems(): Promise<Problem[]> {
  const folders = readTaskFolders()
  const { tasks, problems } = await readForm(folders)
  // What the others import is not there.
  const removed = removedProblems(folders.map(({ id }) => id))
  if (removed.length > 0) return removed
  const { contentProblems } = await import('./contentProblems.ts')
  const content = await contentProblems(tasks)
  if (problems.length + content.length > 0) return [...problems, ...content]
  const stale = registrationProblems(
    tasks.map(({ id }) => id),
    await registrations(tasks),
  )
  if (stale.length > 0) return stale
  const called = tasks.filter(({ meta }) => meta.noCall === undefined)
  return decisionProblems(called.map(({ id }) => id))
}
