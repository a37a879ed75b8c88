/**
 * Writes the registrations that follow from the folders in src/tasks, so that adding a task is
 * adding a folder. `--check` writes nothing and fails when a file is out of date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { abouts } from './register/abouts.ts'
import { readFolders } from './register/folders.ts'
import { huggingFaceTypes } from './register/huggingFaceTypes.ts'
import type { FileMaker, GeneratedFile } from './register/generatedFile.ts'
import { records } from './register/records.ts'
import { schemas } from './register/schemas.ts'
import { SOURCE } from './register/source.ts'

const HEADER = '// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.\n'

const FILE_MAKERS: readonly FileMaker[] = [...records, schemas, abouts, huggingFaceTypes]

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

async function main(isCheck: boolean): Promise<void> {
  const folders = await readFolders()
  for (const make of FILE_MAKERS) put(await make(folders), isCheck)
}

await main(process.argv.includes('--check'))
