/**
 * Writes the registrations that follow from the folders in src/tasks, so that adding a task is
 * adding a folder. `--check` writes nothing and fails when a file is out of date.
 */
import { writeFileSync } from 'node:fs'
import { readForm } from './check/formProblems.ts'
import { formatProblem } from './check/problem.ts'
import { readSource, registrationProblems } from './check/registrationProblems.ts'
import { readTaskFolders } from './check/taskFolder.ts'
import { registrations } from './register/registrations.ts'
import { SOURCE } from './register/source.ts'

const { tasks, problems } = await readForm(readTaskFolders())
const files = registrations(tasks)
if (problems.length === 0 && process.argv.includes('--check')) {
  problems.push(
    ...registrationProblems(
      tasks.map(({ id }) => id),
      files,
    ),
  )
} else if (problems.length === 0) {
  for (const { path, content } of files) {
    if (readSource(path) !== content) writeFileSync(new URL(path, SOURCE), content)
  }
}
for (const problem of problems) console.error(formatProblem(problem))
if (problems.length > 0) process.exitCode = 1
