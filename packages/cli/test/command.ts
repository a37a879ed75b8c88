import { spawn, type ChildProcess } from 'node:child_process'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/** Ports that are always free. */
export const FREE_PORTS = ['--port', '--rpc-port', '--storage-port', '--runner-port'].flatMap(
  (flag) => [flag, '0'],
)

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

export interface Running {
  child: ChildProcess
  /** Resolves when the process has ended. */
  ended: Promise<Ended>
  /** Resolves when the text has appeared on standard output. */
  saw: (text: string) => Promise<string>
  /** Resolves when the text has appeared on standard error. */
  said: (text: string) => Promise<string>
}

/** Starts the command as a person would, from source. */
export function startCommand(
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Running {
  const child = spawn(process.execPath, ['--conditions=@taskmesh/source', MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code) => resolve({ code, stdout, stderr })),
  )
  const appears = (stream: Readable, read: () => string) => (text: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => read().includes(text) && resolve(read())
      stream.on('data', look)
      void ended.then(() => reject(new Error(`It ended without "${text}":\n${stdout}\n${stderr}`)))
      look()
    })
  const saw = appears(child.stdout, () => stdout)
  const said = appears(child.stderr, () => stderr)
  return { child, ended, saw, said }
}

/** Runs the command to its end. */
export function runCommand(...args: string[]): Promise<Ended> {
  return startCommand(args).ended
}
