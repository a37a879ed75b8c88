import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from '../cacheFolder.ts'
import { runStep } from '../runStep.ts'
import { plainEnvironment } from './environment.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface PublishOptions {
  /** The registry to publish to, on this machine. */
  registry: string
  log: (message: string) => void
}

/**
 * Releases the last commit as a maintainer does, in a copy of the repository: the changesets make the
 * versions, all packages are built, and each is published.
 */
export async function publishRelease({ registry, log }: PublishOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'taskmesh-release-'))
  const copy = join(folder, 'repository')
  const npmrc = join(folder, 'npmrc')
  const bins = [
    join(ROOT, '.toolchain', 'node_modules', '.bin'),
    join(copy, 'node_modules', '.bin'),
  ]
  const env: NodeJS.ProcessEnv = {
    ...plainEnvironment(),
    PATH: [...bins, process.env['PATH']].join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    // What has not changed since the last release need not be built again.
    TURBO_CACHE_DIR: join(cacheFolder(), 'turbo'),
  }
  const run = (command: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) =>
    runStep(command, args, { cwd: copy, env: { ...env, ...more } })
  try {
    log('Release: copying the last commit…')
    await runStep('git', ['clone', '--quiet', ROOT, copy])
    await run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'])
    log('Release: making versions of the changesets…')
    await run('changeset', ['version'])
    log('Release: building all packages (minutes)…')
    await run('turbo', ['run', 'build', '--filter=./packages/*', '--output-logs=errors-only'])
    log('Release: publishing…')
    // The registry takes packages of anybody, but npm's clients send none without a token.
    await writeFile(
      npmrc,
      `registry=${registry}\n${registry.replace(/^http:/, '')}:_authToken=any\n`,
    )
    await run('changeset', ['publish', '--no-git-tag'], {
      NPM_CONFIG_USERCONFIG: npmrc,
      npm_config_registry: registry,
      pnpm_config_registry: registry,
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
