import { registrations } from '../register/registrations.ts'
import { contentProblems } from './contentProblems.ts'
import { decisionProblems } from './decisionProblems.ts'
import { readForm } from './formProblems.ts'
import type { Problem } from './problem.ts'
import { registrationProblems } from './registrationProblems.ts'
import { readTaskFolders } from './taskFolder.ts'

/**
 * Everything that is wrong with the folders of tasks and can be said without compiling: what explains
 * the rest comes alone.
 */
export async function findProblems(): Promise<Problem[]> {
  const { tasks, problems } = await readForm(readTaskFolders())
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
