import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from '../cacheFolder.ts'

const isWindows = process.platform === 'win32'

/** What a virtual environment holds. */
export interface EnvironmentOptions {
  /** Begins the name of its folder. */
  name: string
  /** The file that pip installs from. */
  requirements: URL
}

/** The Python that has what a run needs cannot be had. The message ends with what the tools printed. */
export class PythonMissingError extends Error {
  override name = 'PythonMissingError'
  readonly code = 'PYTHON_MISSING'
}

/** Where the environment for these requirements is, made yet or not. */
async function folder({ name, requirements }: EnvironmentOptions): Promise<string> {
  const digest = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex')
  return join(cacheFolder(), `${name}-${digest.slice(0, 16)}`)
}

/** The interpreter of a virtual environment. */
export function interpreterIn(environment: string): string {
  return isWindows ? join(environment, 'Scripts', 'python.exe') : join(environment, 'bin', 'python')
}

const stampOf = (environment: string) => join(environment, 'complete')

/** The interpreter of an environment, when {@link preparePython} made it before. */
export async function findPython(options: EnvironmentOptions): Promise<string | undefined> {
  const environment = await folder(options)
  return existsSync(stampOf(environment)) ? interpreterIn(environment) : undefined
}

/**
 * Makes a virtual environment in the user's cache folder, once, and returns its
 * interpreter. `PYTHON` names another Python than `python3` to make it with.
 *
 * @throws {@link PythonMissingError} when there is no Python 3.10, or nothing to install from.
 */
export async function preparePython(
  options: EnvironmentOptions,
  log: (message: string) => void,
): Promise<string> {
  const found = await findPython(options)
  if (found) return found
  const environment = await folder(options)
  const base = process.env['PYTHON'] || (isWindows ? 'python' : 'python3')
  log(`Installing Python packages into ${environment} (once)…`)
  await rm(environment, { recursive: true, force: true })
  const isNewEnough = 'import sys; sys.exit(sys.version_info < (3, 10))'
  await run(base, ['-c', isNewEnough], `Expected Python 3.10 or newer as "${base}".`)
  await run(base, ['-m', 'venv', environment], 'Expected Python’s module "venv".')
  const python = interpreterIn(environment)
  const install = ['-m', 'pip', 'install', '--disable-pip-version-check', '--quiet']
  const file = fileURLToPath(options.requirements)
  await run(python, [...install, '-r', file], `What ${file} lists could not be installed.`)
  await writeFile(stampOf(environment), '')
  return python
}

async function run(command: string, args: readonly string[], expectation: string): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let printed = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const [code] = await once(child, 'close').catch((error: unknown) => {
    throw new PythonMissingError(`${expectation} ${String(error)}`)
  })
  if (code !== 0) throw new PythonMissingError(`${expectation}\n${printed.trim()}`)
}
