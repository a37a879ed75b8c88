/** `npm run new -- task <id>`: begins a task's folder and registers it. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { TASK_LOOKS } from '../src/registry/generated/looks.ts'
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
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 60) {
    fail(`"${id}" is no id: use lower-case words with hyphens, for example sound-counting.`)
  }
  if (existsSync(new URL(`src/tasks/${id}`, ROOT))) {
    fail(`packages/tasks/src/tasks/${id} is there already. Change it, or choose another id.`)
  }
  return id
}

function nextOrder(): number {
  return Math.max(...Object.values(TASK_LOOKS).map(({ order }) => order)) + 1
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

function checkIcon(icon: string | undefined): void {
  const owner = Object.entries(TASK_LOOKS).find(([, look]) => look.icon === icon)?.[0]
  if (owner !== undefined) throw new Error(`--icon: "${icon}" is that of ${owner}. Choose another.`)
}

async function readAnswers(id: string, flags: Record<string, string | undefined>) {
  try {
    checkGiven(flags)
    checkIcon(flags['icon'])
    const answers = await answerAll(id, flags)
    checkIcon(answers['icon'])
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
const [what, word] = positionals
if (what !== 'task') fail(`expected "task" after "new".\n\n${USAGE}`)
const id = checkId(word)
const answers = await readAnswers(id, values)
const folder = new URL(`src/tasks/${id}/`, ROOT)
mkdirSync(folder, { recursive: true })
for (const [name, content] of Object.entries(
  newTaskFiles({ id, order: nextOrder(), ...answers } as Answers),
)) {
  writeFileSync(new URL(name, folder), content)
}
for (const script of ['register.ts', 'drawIcons.ts']) {
  const file = fileURLToPath(new URL(`scripts/${script}`, ROOT))
  const { status } = spawnSync(process.execPath, [file], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
console.log(`Begun: packages/tasks/src/tasks/${id} (meta.ts, schema.ts, examples.ts, about.md), registered.

Next: replace every TODO in those four files, then run
  pnpm exec vitest run --project tasks   names what is left, by file
  npm run check                          names the packages that have to decide about the task`)
