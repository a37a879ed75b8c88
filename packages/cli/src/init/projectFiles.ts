import { createRequire } from 'node:module'
import type { TaskId } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import { publishProgram } from './publishProgram.ts'

/** The files of a new project. */
export type ProjectFiles = ReadonlyMap<string, string | Uint8Array>

const require = createRequire(import.meta.url)
const manifest = z.object({ version: z.string() })

/** A range of the version of a package that comes with this one. */
function rangeOf(name: string): string {
  return `^${z.parse(manifest, require(`${name}/package.json`)).version}`
}

const TYPESCRIPT = { '@types/node': '^24.0.0', typescript: '^6.0.0' }

const COMPILER_OPTIONS = {
  module: 'nodenext',
  target: 'es2024',
  lib: ['es2024', 'esnext.disposable', 'dom'],
  types: ['node'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  erasableSyntaxOnly: true,
}

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`

function packageJson(name: string): string {
  const own = rangeOf('@taskmesh/cli')
  const ours = ['client', 'contracts', 'venues'].map((one) => [`@taskmesh/${one}`, own])
  return json({
    name,
    version: '0.0.0',
    private: true,
    type: 'module',
    scripts: { dev: 'taskmesh dev', start: 'node publish.ts', check: 'tsc' },
    engines: { node: '>=22.18' },
    dependencies: {
      ...Object.fromEntries(ours),
      viem: rangeOf('viem'),
      zod: rangeOf('zod'),
    },
    devDependencies: { taskmesh: own, ...TYPESCRIPT },
  })
}

/**
 * The files of a project whose program pays for a task.
 *
 * @param name - the name of its package.
 */
export function projectFiles(name: string, task: TaskId): ProjectFiles {
  const { code, files } = publishProgram(task)
  return new Map<string, string | Uint8Array>([
    ['package.json', packageJson(name)],
    ['tsconfig.json', json({ compilerOptions: COMPILER_OPTIONS, include: ['*.ts'] })],
    ['.gitignore', 'node_modules\n'],
    ['publish.ts', code],
    ...files,
  ])
}
