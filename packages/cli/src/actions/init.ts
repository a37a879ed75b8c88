import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { readTaskName } from '../input/readTaskName.ts'
import { projectFiles } from '../init/projectFiles.ts'
import { createReporter } from '../output/reporter.ts'
import { FolderInUseError } from '../pipeline/errors.ts'

/** The options of `taskmesh init`. */
export interface InitOptions {
  task: string
  json: boolean
}

/** A name that npm takes for a package, made of the name of a folder. */
function packageName(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '')
    .slice(0, 200)
  return name || 'taskmesh-project'
}

/** Whether a folder is there with something that a project would lie among. A repository of Git may be there. */
async function isInUse(folder: string): Promise<boolean> {
  return existsSync(folder) && (await readdir(folder)).some((name) => name !== '.git')
}

/**
 * Writes a project into a folder: a typed program that pays for a task, and what it needs.
 *
 * @throws FolderInUseError, or UnknownTaskError.
 */
export async function init(folder: string, { task: name, json }: InitOptions): Promise<void> {
  const { task } = readTaskName(name)
  const path = resolve(folder)
  if (await isInUse(path)) throw new FolderInUseError(folder)
  const files = projectFiles(packageName(path), task)
  await mkdir(path, { recursive: true })
  for (const [file, content] of files) await writeFile(join(path, file), content)
  const shown = relative('.', path)
  const steps = [
    ...(shown === '' ? [] : [`cd ${/^[\w./-]+$/.test(shown) ? shown : JSON.stringify(shown)}`]),
    'npm install',
    'npx taskmesh dev   # in another terminal, which stays open',
    'npm start',
  ]
  const reporter = createReporter({ json })
  reporter.json({ folder: path, task, files: [...files.keys()], steps })
  if (json) return
  reporter.result(`Wrote ${[...files.keys()].join(', ')} into ${folder}. Next:`)
  for (const step of steps) reporter.result(`  ${step}`)
}
