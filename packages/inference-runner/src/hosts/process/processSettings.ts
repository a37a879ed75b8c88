import { fileURLToPath } from 'node:url'

/**
 * The variables that the process of a host gets. Models are strangers' files, so keys and passwords
 * of the parent stay with the parent; `HF_TOKEN` is what private models of the Hub are read with.
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

const LONGEST_STDERR = 4000

/** The module that the process of a host runs: source when this file is source, `dist` otherwise. */
export const HOST_ENTRY = moduleBeside(import.meta.url, '../entry')

/** The address of a module that a process or a thread runs, from the module that starts it. */
export function moduleBeside(caller: string, name: string): URL {
  return new URL(`${name}${caller.endsWith('.ts') ? '.ts' : '.js'}`, caller)
}

/** What `fork` is told about a module: source runs as source. */
export function forkSettings(entry: URL): { path: string; execArgv: string[] } {
  return {
    path: fileURLToPath(entry),
    execArgv: entry.pathname.endsWith('.ts')
      ? ['--conditions=@taskmesh/source', '--disable-warning=ExperimentalWarning']
      : [],
  }
}

/** The variables that the process of a host gets. */
export function hostEnvironment(): Record<string, string> {
  return Object.fromEntries(
    PASSED_VARIABLES.flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** Collects the end of what a process writes to its error output. */
export function tailOf(stream: NodeJS.ReadableStream | null): () => string {
  let tail = ''
  stream?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-LONGEST_STDERR)
  })
  return () => tail
}
