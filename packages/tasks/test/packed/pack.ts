import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './run.ts'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
/** The package under test, and the one of this repository that it needs. */
const PACKAGES = ['errors', 'tasks'] as const
const require = createRequire(import.meta.url)

/** The folder of an installed package. */
export function packageFolder(name: string): string {
  return dirname(require.resolve(`${name}/package.json`))
}

type Package = (typeof PACKAGES)[number]

function sourceOf(name: Package): string {
  return join(ROOT, 'packages', name)
}

function build(name: Package, folder: string): void {
  const options = { cwd: sourceOf(name), env: { TASKMESH_DIST: folder } }
  run(process.execPath, [join(packageFolder('tsdown'), 'dist/run.mjs')], options)
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

/** Packs a package that was built into the workspace, and gives the tarball. */
function pack(name: Package, workspace: string): string {
  const staged = join(workspace, 'packages', name)
  const tarballs = join(workspace, 'tarballs', name)
  run('pnpm', ['pack', '--pack-destination', tarballs], { cwd: staged })
  return join(tarballs, readdirSync(tarballs).find((file) => file.endsWith('.tgz')) ?? '')
}

function stage(name: Package, workspace: string): void {
  const staged = join(workspace, 'packages', name)
  mkdirSync(staged, { recursive: true })
  build(name, join(staged, 'dist'))
  for (const file of ['package.json', 'README.md'])
    cpSync(join(sourceOf(name), file), join(staged, file))
}

function install(name: Package, tarball: string, project: string): string {
  const installed = join(project, 'node_modules', '@taskmesh', name)
  mkdirSync(installed, { recursive: true })
  run('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed], { cwd: project })
  return installed
}

/**
 * Builds the package and `@taskmesh/errors` into a temporary workspace of their own, where pnpm packs
 * them as they would be published, and unpacks the tarballs into a project. zod is linked.
 */
export function packOutside(): Outside {
  const folder = mkdtempSync(join(tmpdir(), 'taskmesh-pack-'))
  const workspace = join(folder, 'workspace')
  const project = join(folder, 'project')
  for (const name of PACKAGES) stage(name, workspace)
  for (const file of ['package.json', 'pnpm-workspace.yaml', '.pnpmfile.mjs', 'LICENSE'])
    cpSync(join(ROOT, file), join(workspace, file))
  mkdirSync(join(project, 'node_modules'), { recursive: true })
  symlinkSync(packageFolder('zod'), join(project, 'node_modules', 'zod'), 'dir')
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }\n')
  install('errors', pack('errors', workspace), project)
  const tarball = pack('tasks', workspace)
  return { folder, tarball, project, installed: install('tasks', tarball, project) }
}
