import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './run.ts'

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url))
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
const require = createRequire(import.meta.url)

/** The folder of an installed package. */
export function packageFolder(name: string): string {
  return dirname(require.resolve(`${name}/package.json`))
}

function build(folder: string): void {
  const options = { cwd: PACKAGE, env: { TASKMESH_DIST: folder } }
  run(process.execPath, [join(packageFolder('tsdown'), 'dist/run.mjs')], options)
  run(process.execPath, ['scripts/writeTasksJson.ts'], options)
}

/** An empty project outside of the workspace, which has the packed package installed. */
export interface Outside {
  /** Folder of all that this made, to be removed. */
  folder: string
  tarball: string
  project: string
  /** Where the package lies in the project. */
  installed: string
}

/**
 * Builds the package into a temporary workspace of its own, where pnpm packs it as it would be
 * published, and unpacks the tarball into a project. zod, the one dependency, is linked.
 */
export function packOutside(): Outside {
  const folder = mkdtempSync(join(tmpdir(), 'taskmesh-pack-'))
  const staged = join(folder, 'workspace', 'packages', 'tasks')
  mkdirSync(staged, { recursive: true })
  build(join(staged, 'dist'))
  for (const file of ['package.json', 'README.md']) cpSync(join(PACKAGE, file), join(staged, file))
  for (const file of ['package.json', 'pnpm-workspace.yaml', 'LICENSE'])
    cpSync(join(ROOT, file), join(folder, 'workspace', file))
  run('pnpm', ['pack', '--pack-destination', folder], { cwd: staged })
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '')
  return { folder, tarball, ...install(folder, tarball) }
}

function install(folder: string, tarball: string): Pick<Outside, 'project' | 'installed'> {
  const project = join(folder, 'project')
  const installed = join(project, 'node_modules', '@taskmesh', 'tasks')
  mkdirSync(installed, { recursive: true })
  run('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed], { cwd: folder })
  symlinkSync(packageFolder('zod'), join(project, 'node_modules', 'zod'), 'dir')
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }\n')
  return { project, installed }
}
