import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from '../cacheFolder.ts'
import { runStep } from '../runStep.ts'
import { plainEnvironment } from './environment.ts'
import { publishRelease } from './publishRelease.ts'
import { startRegistry, type Registry } from './startRegistry.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface ReleaseOptions {
  log: (message: string) => void
  /** Whether the release that is there is taken, whatever has changed since. Default: no. */
  keepRelease?: boolean | undefined
}

let opened: Promise<Registry> | undefined

/**
 * The registry with the release of the last commit: made once for each state of the files, and
 * started once in a process, which ends with it.
 */
export function openRelease(options: ReleaseOptions): Promise<Registry> {
  opened ??= open(options)
  return opened
}

/** Ends the registry, if it was started. */
export async function closeRelease(): Promise<void> {
  await (await opened)?.[Symbol.asyncDispose]()
  opened = undefined
}

async function open({ log, keepRelease = false }: ReleaseOptions): Promise<Registry> {
  const folder = join(cacheFolder(), 'registry')
  const stamp = join(folder, 'release')
  await mkdir(folder, { recursive: true })
  const git = (...args: string[]) => runStep('git', args, { cwd: ROOT })
  if ((await git('status', '--porcelain')) !== '') {
    log('Release: what is not committed is not in it.')
  }
  const tree = await git('rev-parse', 'HEAD^{tree}')
  const published = existsSync(stamp) ? await readFile(stamp, 'utf8') : undefined
  const isPublished = published === tree || (keepRelease && published !== undefined)
  if (!isPublished) await removePublished(folder)
  // Yarn keeps where tarballs are, with the port that the registry had.
  await rm(join(cacheFolder(), 'yarn', 'metadata'), { recursive: true, force: true })
  const registry = await startRegistry({ folder, uplink: await configuredRegistry() })
  if (isPublished) return registry
  await publishRelease({ registry: registry.url, log })
  await writeFile(stamp, tree)
  return registry
}

async function removePublished(folder: string): Promise<void> {
  const ours = ['storage/@taskmesh', 'storage/taskmesh', 'storage/.verdaccio-db.json', 'release']
  for (const name of ours) await rm(join(folder, name), { recursive: true, force: true })
}

/** The registry that npm is set to on this machine. */
async function configuredRegistry(): Promise<string> {
  const printed = await runStep('npm', ['config', 'get', 'registry'], { env: plainEnvironment() })
  return printed.trim()
}
