import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../..')
const TASKS = 'packages/tasks/src/tasks'
const PARTS = [
  'package.json',
  'tsconfig.base.json',
  'scripts',
  'vitest.config.ts',
  'vitest.readme.ts',
  'vitest.shared.ts',
  'vitest.seed.ts',
  'CONTRIBUTING.md',
]

/** The maps with an entry for every task, by the package above the registry that has it. */
const MAPS = {
  widgets: ['src/lib/widgets/widgets.ts'],
  'inference-runner': [
    'src/engines/transformersJs/adapters.ts',
    'src/engines/transformersJs/modelFolder/conversionCommand.ts',
    'src/engines/onnx/adapters.ts',
  ],
} as const

/** The tests of other packages, which need packages that are not copied. */
const OTHER_TESTS = /^packages\/(?!tasks\/)[^/]+\/test\//

/** What is committed or will be: all but what `.gitignore` names. */
const KNOWN = ['--cached', '--others', '--exclude-standard']

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 })
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}

/** The tasks that somebody adds at this moment: folders that are not committed. */
function unfinishedTasks(): string[] {
  const committed = lines(git('ls-tree', '--name-only', 'HEAD', `${TASKS}/`))
  return readdirSync(join(ROOT, TASKS)).filter((id) => !committed.includes(`${TASKS}/${id}`))
}

/** Links what a package has installed, but the packages of the workspace to their copies. */
function linkDependencies(
  from: string,
  to: string,
  copy: string,
  packages: readonly string[],
): void {
  if (!existsSync(from)) return
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    if (name !== '@taskmesh') symlinkSync(join(from, name), join(to, name))
  }
  if (!existsSync(join(from, '@taskmesh'))) return
  mkdirSync(join(to, '@taskmesh'))
  for (const name of readdirSync(join(from, '@taskmesh'))) {
    const copied = join(copy, 'packages', name)
    const original = join(from, '@taskmesh', name)
    symlinkSync(packages.includes(name) ? copied : original, join(to, '@taskmesh', name))
  }
}

/**
 * Copies packages as they are at this moment into a folder of their own, without what git
 * ignores, and without the tasks that somebody has begun.
 *
 * @returns the folder, to be removed.
 */
export function copyRepository(packages: readonly string[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'taskmesh-copy-'))
  const unfinished = unfinishedTasks()
  const folders = packages.map((name) => `packages/${name}`)
  for (const file of lines(git('ls-files', ...KNOWN, '--', ...PARTS, ...folders))) {
    const isUnfinished = unfinished.some((id) => file.startsWith(`${TASKS}/${id}/`))
    if (isUnfinished || OTHER_TESTS.test(file)) continue
    if (existsSync(join(ROOT, file))) cpSync(join(ROOT, file), join(copy, file))
  }
  linkDependencies(join(ROOT, 'node_modules'), join(copy, 'node_modules'), copy, packages)
  for (const folder of folders) {
    const [from, to] = [join(ROOT, folder), join(copy, folder)]
    linkDependencies(join(from, 'node_modules'), join(to, 'node_modules'), copy, packages)
  }
  for (const [name, maps] of Object.entries(MAPS)) {
    for (const map of maps) {
      const file = `packages/${name}/${map}`
      if (unfinished.length > 0) writeCommitted(file, copy)
      // The check reads the maps of packages that are not copied, too.
      else if (!packages.includes(name)) cpSync(join(ROOT, file), join(copy, file))
    }
  }
  if (unfinished.length > 0) {
    execFileSync(process.execPath, [
      '--conditions=@taskmesh/source',
      join(copy, 'packages/tasks/scripts/register.ts'),
    ])
  }
  return copy
}

function writeCommitted(file: string, copy: string): void {
  mkdirSync(dirname(join(copy, file)), { recursive: true })
  writeFileSync(join(copy, file), git('show', `HEAD:${file}`))
}

/** Removes a copy. */
export function removeCopy(copy: string): void {
  rmSync(copy, { recursive: true, force: true })
}
