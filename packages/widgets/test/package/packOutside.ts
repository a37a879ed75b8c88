import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './run.ts'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
/** The package under test, after those of this repository that it needs. */
const PACKAGES = ['errors', 'tasks', 'tasks-data', 'venues', 'widgets'] as const
type Package = (typeof PACKAGES)[number]

const WIDGETS = join(ROOT, 'packages/widgets')
/** Packages from outside that the examples use, besides those that the package needs. */
const FOR_EXAMPLES = [
  'svelte',
  'react',
  'react-dom',
  'vue',
  'zod',
  'vite',
  '@sveltejs/vite-plugin-svelte',
  '@vitejs/plugin-vue',
] as const

/** What comes from outside with the package. */
function dependencies(): string[] {
  const manifest: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(WIDGETS, 'package.json'), 'utf8'),
  )
  return Object.keys(manifest.dependencies).filter((name) => !name.startsWith('@taskmesh/'))
}

/** The folder of a package that is installed for a package of this repository. */
function folderOf(name: string, user = WIDGETS): string {
  return realpathSync(join(user, 'node_modules', name))
}

/** A project outside of the workspace that has the packed package installed. */
export interface Outside {
  /** Folder of all that this made, to be removed. */
  folder: string
  project: string
  /** Where the package lies in the project. */
  installed: string
}

function build(name: Package, dist: string): void {
  const options = { cwd: join(ROOT, 'packages', name), env: { TASKMESH_DIST: dist } }
  if (name === 'widgets') {
    const packager = join(folderOf('@sveltejs/package'), 'svelte-package.js')
    run(process.execPath, [packager, '--output', dist], options)
    run(process.execPath, ['scripts/build.ts'], options)
    return
  }
  const tsdown = join(folderOf('tsdown', ROOT), 'dist/run.mjs')
  const target = name === 'venues' ? ['--out-dir', dist] : []
  run(process.execPath, [tsdown, '--no-dts', ...target], options)
}

function pack(name: Package, workspace: string): string {
  const staged = join(workspace, 'packages', name)
  mkdirSync(staged, { recursive: true })
  build(name, join(staged, 'dist'))
  for (const file of ['package.json', 'README.md'])
    cpSync(join(ROOT, 'packages', name, file), join(staged, file))
  const tarballs = join(workspace, 'tarballs', name)
  run('pnpm', ['pack', '--pack-destination', tarballs], { cwd: staged })
  return join(tarballs, readdirSync(tarballs).find((file) => file.endsWith('.tgz')) ?? '')
}

function install(name: Package, tarball: string, project: string): string {
  const installed = join(project, 'node_modules', '@taskmesh', name)
  mkdirSync(installed, { recursive: true })
  run('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed], { cwd: project })
  return installed
}

function link(name: string, project: string): void {
  const place = join(project, 'node_modules', name)
  mkdirSync(dirname(place), { recursive: true })
  symlinkSync(folderOf(name), place, 'dir')
}

/**
 * Builds the packages into a temporary workspace of their own, where pnpm packs them as they would be
 * published, and unpacks the tarballs into a project, where what comes from others is linked.
 */
export function packOutside(): Outside {
  const folder = mkdtempSync(join(tmpdir(), 'taskmesh-widgets-'))
  const [workspace, project] = [join(folder, 'workspace'), join(folder, 'project')]
  for (const made of [workspace, join(project, 'node_modules')])
    mkdirSync(made, { recursive: true })
  for (const file of ['package.json', 'pnpm-workspace.yaml', '.pnpmfile.mjs', 'LICENSE'])
    cpSync(join(ROOT, file), join(workspace, file))
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }\n')
  // To pack a package, pnpm has to know the versions of those that it names.
  for (const name of readdirSync(join(ROOT, 'packages'))) {
    const manifest = join('packages', name, 'package.json')
    cpSync(join(ROOT, manifest), join(workspace, manifest))
  }
  for (const name of [...FOR_EXAMPLES, ...dependencies()]) link(name, project)
  for (const name of PACKAGES) install(name, pack(name, workspace), project)
  return { folder, project, installed: join(project, 'node_modules/@taskmesh/widgets') }
}
