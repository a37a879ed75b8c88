/** `npm run new -- task <id>`: begins a task's folder and registers it. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { knownTask, readForm } from './check/formProblems.ts'
import { idProblem } from './check/idProblem.ts'
import { formatProblem } from './check/problem.ts'
import { readTaskFolders } from './check/taskFolder.ts'
import { answerAll, checkGiven, QUESTIONS } from './newTask/ask.ts'
import { newTaskFiles, type Answers } from './newTask/files.ts'

const ROOT = new URL('../', import.meta.url)
const USAGE = `Usage: npm run new -- task <id> [options]
       pnpm new task <id> [options]

Begins the folder packages/tasks/src/tasks/<id> and registers it. What no option says is asked.
Where there is no terminal to ask in, all are needed but --name, which follows from the id.

Options:
${QUESTIONS.map(({ flag, message }) => `  --${flag.padEnd(9)} ${message}`).join('\n')}
  --help      Show this

Example:
  npm run new -- task sound-counting --modality audio --input audio --output numbers --icon recording --color green`

function fail(message: string): never {
  console.error(`Error: ${message}`)
  process.exit(1)
}

function checkId(id: string | undefined): string {
  if (id === undefined) fail(`an id is missing.\n\n${USAGE}`)
  const problem = idProblem(id, tasks.map(knownTask))
  if (problem !== undefined) fail(problem)
  return id
}

function nextOrder(): number {
  return Math.max(...tasks.map(({ meta }) => meta.look.order)) + 1
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

const options = Object.fromEntries(QUESTIONS.map(({ flag }) => [flag, { type: 'string' as const }]))

function readWords() {
  const args = process.argv.slice(2).filter((word) => word !== '--help')
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    fail(`${messageOf(error)}\n\n${USAGE}`)
  }
}

function checkTaken({ icon, name }: Record<string, string | undefined>): void {
  for (const { id: owner, meta } of tasks) {
    const hasName = meta.pipeline.name.toLowerCase() === name?.toLowerCase()
    if (meta.look.icon === icon)
      throw new Error(`--icon: "${icon}" is that of ${owner}. Choose another.`)
    if (hasName) throw new Error(`--name: "${name}" is that of ${owner}. Choose another.`)
  }
}

async function readAnswers(id: string, flags: Record<string, string | undefined>) {
  try {
    checkGiven(flags)
    checkTaken(flags)
    const answers = await answerAll(id, flags)
    checkTaken(answers)
    return answers
  } catch (error) {
    fail(messageOf(error))
  }
}

const { values, positionals } = readWords()
if (process.argv.includes('--help')) {
  console.log(USAGE)
  process.exit(0)
}
const { tasks, problems } = await readForm(readTaskFolders())
if (problems.length > 0) {
  fail(`correct these first:\n${problems.map(formatProblem).join('\n')}`)
}
const [what, word, ...others] = positionals
if (what !== 'task') fail(`expected "task" after "new".\n\n${USAGE}`)
if (others.length > 0) fail(`the id is one word, got "${[word, ...others].join(' ')}".\n\n${USAGE}`)
const id = checkId(word)
const answers = await readAnswers(id, values)
const folder = new URL(`src/tasks/${id}/`, ROOT)
mkdirSync(folder, { recursive: true })
for (const [name, content] of Object.entries(
  newTaskFiles({ id, order: nextOrder(), ...answers } as Answers),
)) {
  writeFileSync(new URL(name, folder), content)
}
const register = fileURLToPath(new URL('scripts/register.ts', ROOT))
const { status } = spawnSync(process.execPath, ['--conditions=@taskmesh/source', register], {
  stdio: 'inherit',
})
if (status !== 0) process.exit(status ?? 1)
console.log(`Begun: packages/tasks/src/tasks/${id} (meta.ts, schema.ts, examples.ts, about.md), registered.

Next: replace every TODO in those four files. This names what is left, in a few seconds:
  npm run check:task -- ${id}`)
