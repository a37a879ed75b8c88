import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { EngineCrashedError } from '../errors.ts'

const LONGEST_STDERR = 4000

/** The argument of a process that loads the libraries of engines ahead of the first model. */
export const WARM = '--warm'

/**
 * The variables that the process gets. Models are strangers' files, so keys and passwords of
 * the parent stay with the parent; `HF_TOKEN` is what private models of the Hub are read with.
 */
const PASSED_VARIABLES = [
  'HOME',
  'HF_TOKEN',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'LANG',
  'LD_LIBRARY_PATH',
  'NODE_EXTRA_CA_CERTS',
  'NO_PROXY',
  'PATH',
  'SYSTEMROOT',
  'TEMP',
  'TMPDIR',
  'USERPROFILE',
]

function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    PASSED_VARIABLES.flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** A started process. */
export interface StartedProcess {
  child: ChildProcess
  /** Resolves when it takes commands; rejects with EngineCrashedError when it ends before. */
  ready: Promise<void>
  /** Returns the end of what it wrote to its error output. */
  readErrors: () => string
}

export interface StartHostProcessOptions {
  /** Whether it loads the libraries of engines ahead of the first model. Default `false`. */
  isWarm?: boolean | undefined
}

function readyOf(child: ChildProcess): Promise<void> {
  const ready = new Promise<void>((resolve, reject) => {
    const end = () => reject(new EngineCrashedError('It ended while it started.'))
    child.once('message', () => resolve())
    child.once('exit', end)
    child.once('error', end)
  })
  // Whoever uses the process waits for it.
  ready.catch(() => {})
  return ready
}

/** Starts the process of a host, from source when this file is source, and from `dist` otherwise. */
export function startHostProcess({ isWarm = false }: StartHostProcessOptions = {}): StartedProcess {
  const isSource = import.meta.url.endsWith('.ts')
  const entry = new URL(isSource ? './entry.ts' : './entry.js', import.meta.url)
  const child = fork(fileURLToPath(entry), isWarm ? [WARM] : [], {
    serialization: 'advanced',
    execArgv: isSource
      ? ['--conditions=@taskmesh/source', '--disable-warning=ExperimentalWarning']
      : [],
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-LONGEST_STDERR)
  })
  return { child, ready: readyOf(child), readErrors: () => errors }
}
