import { fork, type ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { isRecord } from '@taskmesh/errors'
import { EngineCrashedError } from '../errors.ts'

const LONGEST_STDERR = 4000

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

/** How a process ended. */
export interface ProcessEnd {
  code: number | null
  signal: string | null
}

/** A started process. */
export interface StartedProcess {
  child: ChildProcess
  /** Resolves when it takes commands. Rejects with {@link EngineCrashedError} when it ends before. */
  ready: Promise<void>
  /** Calls back when it ended, or could not be started at all. */
  onEnd: (listener: (end: ProcessEnd) => void) => void
  /** Returns the end of what it wrote to its error output. */
  readErrors: () => string
  /** Says whether it keeps this program running. It does until it is told otherwise. */
  keepRunning: (keeps: boolean) => void
}

/** The module that the process of a host runs: source when this file is source, `dist` otherwise. */
export const HOST_ENTRY = new URL(
  import.meta.url.endsWith('.ts') ? './entry.ts' : './entry.js',
  import.meta.url,
)

/** Starts the process of a host. */
export function startHostProcess(entry: URL = HOST_ENTRY): StartedProcess {
  const child = fork(fileURLToPath(entry), [], {
    serialization: 'advanced',
    execArgv: entry.pathname.endsWith('.ts')
      ? ['--conditions=@taskmesh/source', '--disable-warning=ExperimentalWarning']
      : [],
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-LONGEST_STDERR)
  })

  const onEnd = (listener: (end: ProcessEnd) => void) => {
    child.once('exit', (code, signal) => listener({ code, signal }))
    child.on('error', () => {
      // What could not be started at all does not exit.
      if (child.pid === undefined) listener({ code: null, signal: null })
    })
  }

  const ready = new Promise<void>((resolve, reject) => {
    const listen = (message: unknown) => {
      if (!isRecord(message) || message['type'] !== 'ready') return
      child.off('message', listen)
      resolve()
    }
    child.on('message', listen)
    onEnd(() => reject(new EngineCrashedError('It ended while it started.')))
  })
  ready.catch(() => {})

  const keepRunning = (keeps: boolean) => {
    const change = keeps ? 'ref' : 'unref'
    child[change]()
    child.channel?.[change]()
    if (child.stderr instanceof Socket) child.stderr[change]()
  }
  return { child, ready, onEnd, readErrors: () => errors, keepRunning }
}
