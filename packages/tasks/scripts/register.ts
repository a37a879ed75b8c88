/**
 * Writes the registrations that follow from the folders in src/tasks, so that adding a task is
 * adding a folder. `--check` writes nothing and fails when a file is out of date.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { abouts } from './register/abouts.ts'
import { compiled } from './register/compiled.ts'
import { readFolders } from './register/folders.ts'
import type { FileMaker, GeneratedFile } from './register/generatedFile.ts'
import { records } from './register/records.ts'
import { schemas } from './register/schemas.ts'
import { SOURCE } from './register/source.ts'

const HEADER = '// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.\n'

/** The folder that holds a file for each task. */
const COMPILED = 'generated/compiled/'

const FILE_MAKERS: readonly FileMaker[] = [...records, ...schemas, compiled, abouts]

function complain(file: URL): void {
  console.error(
    `${fileURLToPath(file)} is out of date. Run: pnpm --filter @taskmesh/tasks register`,
  )
  process.exitCode = 1
}

function put({ path, content }: GeneratedFile, isCheck: boolean): void {
  const file = new URL(path, SOURCE)
  const whole = HEADER + content
  if (existsSync(file) && readFileSync(file, 'utf8') === whole) return
  if (isCheck) complain(file)
  else writeFileSync(file, whole)
}

/** The compiled schemas of tasks that are no more. */
function leftOver(files: readonly GeneratedFile[]): URL[] {
  const paths = files.map(({ path }) => path)
  return readdirSync(new URL(COMPILED, SOURCE))
    .map((name) => `${COMPILED}${name}`)
    .filter((path) => !paths.includes(path))
    .map((path) => new URL(path, SOURCE))
}

function remove(file: URL, isCheck: boolean): void {
  if (isCheck) complain(file)
  else rmSync(file)
}

async function main(isCheck: boolean): Promise<void> {
  const folders = await readFolders()
  const files: GeneratedFile[] = []
  for (const make of FILE_MAKERS) files.push(...[await make(folders)].flat())
  mkdirSync(new URL(COMPILED, SOURCE), { recursive: true })
  for (const file of files) put(file, isCheck)
  for (const file of leftOver(files)) remove(file, isCheck)
}

await main(process.argv.includes('--check'))
