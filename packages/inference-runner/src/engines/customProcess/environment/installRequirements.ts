import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { LoadProgress } from '../../../engine/loadOptions.ts'
import type { CustomPipelineSpec } from '../../../engine/modelSpec.ts'
import { ModelLoadError } from '../../../errors.ts'
import { publicReasonOf } from '../../../publicReasonOf.ts'
import type { Python } from './findPython.ts'

const isWindows = process.platform === 'win32'
/** pip lists every version of a package in one line. */
const LONGEST_OUTPUT = 256_000
const LONGEST_LINE = 240
const MEBIBYTE = 1024 * 1024
const UNITS: Readonly<Record<string, number>> = { bytes: 1, kB: 1000, MB: 1e6, GB: 1e9 }
/** What pip prints for each file that it fetches. */
const DOWNLOAD = /^\s*(?:Downloading|Using cached) (\S+) \(([\d.]+) (bytes|kB|MB|GB)\)/

/** What is in an environment that is complete. */
const STAMP = 'complete'

/** The file that pip installs from, in the folder of a pipeline. */
export const REQUIREMENTS = 'requirements.txt'

function cacheFolder({ cacheDirectory }: CustomPipelineSpec): string {
  return (
    cacheDirectory ?? join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'taskmesh')
  )
}

const interpreterOf = (environment: string) =>
  isWindows ? join(environment, 'Scripts', 'python.exe') : join(environment, 'bin', 'python')

/** Runs a program; its lines are handed over as they come. */
async function run(
  command: string,
  args: readonly string[],
  onLine: (line: string) => void,
): Promise<{ isDone: boolean; errors: string }> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-LONGEST_OUTPUT)
  })
  createInterface({ input: child.stdout }).on('line', onLine)
  const [code]: unknown[] = await once(child, 'close').catch((error: unknown) => [String(error)])
  return { isDone: code === 0, errors: code === 0 ? errors : errors || String(code) }
}

function progressOf(line: string): LoadProgress | undefined {
  const [, file, size, unit = ''] = DOWNLOAD.exec(line) ?? []
  if (file === undefined) return undefined
  const bytes = Math.min(Math.round(Number(size) * (UNITS[unit] ?? 1)), 1024 * 1024 * MEBIBYTE)
  return { file, loadedBytes: bytes, totalBytes: bytes }
}

/**
 * Installs the `requirements.txt` of a pipeline into a virtual environment of its own, once: another
 * list, or another Python, gets another one. Of several processes that make the same one at once, all
 * use that which is there first.
 *
 * @param onProgress - called for each file that pip fetches.
 * @returns the path of the environment's interpreter.
 * @throws {@link ModelLoadError} with pip's last words, when something cannot be installed.
 */
export async function installRequirements(
  spec: CustomPipelineSpec,
  python: Python,
  onProgress: (progress: LoadProgress) => void,
): Promise<string> {
  const requirements = join(spec.path, REQUIREMENTS)
  const digest = createHash('sha256')
    .update(`${python.executable}\0${python.version.join('.')}\0`)
    .update(await readFile(requirements))
    .digest('hex')
    .slice(0, 24)
  const environments = join(cacheFolder(spec), 'pipelines')
  const environment = join(environments, digest)
  if (isComplete(environment)) return interpreterOf(environment)
  await mkdir(environments, { recursive: true })
  const unfinished = await mkdtemp(`${environment}-`)
  try {
    const made = await run(python.executable, ['-m', 'venv', unfinished], () => {})
    if (!made.isDone) throw failed(spec, 'a virtual environment could not be made', made.errors)
    const install = ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input']
    const installed = await run(
      interpreterOf(unfinished),
      [...install, '-r', requirements],
      (line) => {
        const progress = progressOf(line)
        if (progress !== undefined) onProgress(progress)
      },
    )
    if (!installed.isDone) {
      throw failed(spec, `${REQUIREMENTS} could not be installed`, installed.errors)
    }
    await writeFile(join(unfinished, STAMP), '')
    await moveInto(environment, unfinished)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return interpreterOf(environment)
}

const isComplete = (environment: string) => existsSync(join(environment, STAMP))

/**
 * Gives a finished environment its place, unless another process that made the same one was there first. What stands there
 * unfinished was deleted in part: it is moved away whole, since deleting it in place could meet the one that another
 * process just finished.
 */
async function moveInto(environment: string, finished: string): Promise<void> {
  try {
    await rename(finished, environment)
  } catch {
    if (isComplete(environment)) return
    const leftover = `${finished}-leftover`
    await rename(environment, leftover)
    await rename(finished, environment)
    await rm(leftover, { recursive: true, force: true })
  }
}

/** One of pip's lines without its lists of all versions that there are. */
function shorten(line: string): string {
  const short = line.replace(/\(from versions: ([^)]*)\)/, (_whole, versions: string) => {
    const newest = versions.split(', ').at(-1)
    return newest === 'none' ? '(there is no version of it)' : `(the newest is ${newest})`
  })
  return short.length > LONGEST_LINE ? `${short.slice(0, LONGEST_LINE)}…` : short
}

function failed({ id }: CustomPipelineSpec, what: string, errors: string): ModelLoadError {
  const lines = errors.trim().split('\n')
  const said = lines
    .filter((line) => /^error(?!: Ignored the following)/i.test(line))
    .map((line) => shorten(line))
    .slice(0, 3)
  const words = publicReasonOf((said.length > 0 ? said : lines.slice(-1).map(shorten)).join(' '))
  return new ModelLoadError(id, `For its pipeline, ${what}: ${words}`)
}
