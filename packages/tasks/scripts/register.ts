/**
 * Writes the registrations that follow from the folders in src/tasks, so that adding a task is
 * adding a folder. `--check` writes nothing and fails when a file is out of date.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { readForm } from './check/formProblems.ts'
import { formatProblem } from './check/problem.ts'
import { readSchema } from './check/readSchema.ts'
import { readSource, registrationProblems } from './check/registrationProblems.ts'
import { readTaskFolders } from './check/taskFolder.ts'
import { registrations } from './register/registrations.ts'
import { leftOver } from './register/leftOver.ts'
import { SOURCE } from './register/source.ts'

const { tasks, problems } = await readForm(readTaskFolders())
if (problems.length === 0) {
  const withSchema = tasks.filter(({ files }) => files.has('schema.ts'))
  const schemas = await Promise.all(withSchema.map(readSchema))
  problems.push(...schemas.flatMap((read) => ('problem' in read ? [read.problem] : [])))
}
if (problems.length === 0) {
  const files = await registrations(tasks)
  if (process.argv.includes('--check')) {
    const ids = tasks.map(({ id }) => id)
    problems.push(...registrationProblems(ids, files))
  } else {
    for (const { path, content } of files) {
      if (readSource(path) === content) continue
      mkdirSync(new URL('.', new URL(path, SOURCE)), { recursive: true })
      writeFileSync(new URL(path, SOURCE), content)
    }
    for (const path of leftOver(files)) rmSync(new URL(path, SOURCE))
  }
}
for (const problem of problems) console.error(formatProblem(problem))
if (problems.length > 0) process.exitCode = 1
