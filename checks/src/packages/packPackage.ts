import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { ROOT, type WorkspacePackage } from '../workspace.ts'

/** A package as npm would give it to its users. */
export interface PackedPackage {
  id: string
  tarball: string
  /** Where its tarball is unpacked. */
  folder: string
  /** Paths of its files from there, with `/`, in order. */
  files: readonly string[]
  manifest: unknown
}

function run(command: string, args: readonly string[], cwd: string): void {
  // Where pnpm is a script, which only a shell starts.
  const shell = process.platform === 'win32'
  const options = { cwd, encoding: 'utf8', shell } as const
  const { status, stderr, error } = spawnSync(command, args, options)
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} in ${cwd} failed:\n${stderr}`)
}

/**
 * Packs a package that is built as `pnpm publish` does, and unpacks it.
 *
 * @param into - a folder for the tarball and its content.
 * @throws when pnpm cannot pack it.
 */
export function packPackage({ id, folder }: WorkspacePackage, into: string): PackedPackage {
  const place = join(into, id)
  const unpacked = join(place, 'package')
  mkdirSync(unpacked, { recursive: true })
  const options = ['pack', '--pack-gzip-level', '1', '--pack-destination', place]
  run('pnpm', options, join(ROOT, folder))
  const tarball = join(place, readdirSync(place).find((file) => file.endsWith('.tgz')) ?? '')
  run('tar', ['-xzf', tarball, '--strip-components=1', '-C', unpacked], place)
  const entries = readdirSync(unpacked, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(unpacked.length + 1))
    .map((file) => file.replaceAll(sep, '/'))
  const manifest: unknown = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'))
  return { id, tarball, folder: unpacked, files: files.toSorted(), manifest }
}
