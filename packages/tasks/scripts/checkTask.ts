/**
 * `npm run check:task -- <id>`: what a contributor runs after each change to a task's folder. Without an
 * id it looks at the folders of all tasks, and compiles and tests nothing.
 */
import { nearest } from '../src/registry/editDistance.ts'
import { findProblems } from './check/findProblems.ts'
import { formatProblem } from './check/problem.ts'
import { runTests } from './check/runTests.ts'
import { readTaskFolders } from './check/taskFolder.ts'

function fail(message: string): never {
  console.error(message.trimEnd())
  process.exit(1)
}

function seconds(): string {
  return `${(performance.now() / 1000).toFixed(1)} s`
}

const [id] = process.argv.slice(2)
const folders = readTaskFolders()
const folder = folders.find((task) => task.id === id)
if (id !== undefined && folder === undefined) {
  const near = nearest(
    id,
    folders.map((task) => task.id),
  )
  fail(`There is no folder packages/tasks/src/tasks/${id}.${near ? ` Did you mean ${near}?` : ''}`)
}
const problems = await findProblems()
if (problems.length > 0) fail(problems.map(formatProblem).join('\n'))
if (folder === undefined) {
  console.log(`The folders of ${folders.length} tasks are complete (${seconds()}).`)
} else {
  const tests = runTests(folder.id)
  // The compiler takes a second to load.
  const { typeErrors } = await import('./check/typeErrors.ts')
  const errors = typeErrors(folder)
  const { isPassed, output } = await tests
  if (errors !== '' || !isPassed) fail(errors === '' ? output : errors)
  console.log(
    `${folder.id} is complete: its files, their types, and the tests that name it (${seconds()}).`,
  )
}
