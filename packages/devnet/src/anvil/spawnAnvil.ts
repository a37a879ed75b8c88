import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { AnvilFailedError } from '../errors.ts'
import { anvilBinary } from './anvilBinary.ts'
import { readOutput } from './anvilOutput.ts'
import { killWithParent } from './killWithParent.ts'

export interface SpawnAnvilOptions {
  host: string
  /** Zero takes a free one. */
  port: number
  /** More command-line arguments. */
  args: readonly string[]
  /** Gets what anvil prints. */
  onOutput?: ((text: string) => void) | undefined
}

/** Anvil's process, which may not answer yet. */
export interface SpawnedAnvil {
  /** The port it listens on, as soon as it does. */
  port(): number | undefined
  /** The end of what it wrote to its standard error. */
  stderr(): string
  /** Why it has ended, as soon as it has. */
  failure(): AnvilFailedError | undefined
  /** Resolves when the process has ended, for whatever reason, and nothing of it is left. */
  ended: Promise<void>
  stop(): Promise<void>
}

const TERM_MS = 2000

/** Runs anvil until `stop`, or until this process ends. */
export function spawnAnvil({ host, port, args, onOutput }: SpawnAnvilOptions): SpawnedAnvil {
  const child = spawn(
    anvilBinary(),
    ['--host', host, '--port', String(port), '--color', 'never', ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // In a group of its own, as Ctrl-C in a terminal reaches a whole group at once.
      detached: process.platform !== 'win32',
    },
  )
  const forget = killWithParent(child)
  const output = readOutput(child, onOutput)
  let failure: AnvilFailedError | undefined
  const ended = endOf(child).then((what) => {
    failure = new AnvilFailedError(what, output.stderr())
    return forget()
  })
  return { ...output, failure: () => failure, ended, stop: () => stop(child, ended) }
}

/** Resolves with how the process ended, when all its output is read, or why it never began. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`anvil could not be run: ${error.message}`))
    child.once('close', (code, killer) =>
      resolve(`anvil ended (${killer ?? `exit code ${code}`}).`),
    )
  })
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), TERM_MS)
    await Promise.race([once(child, 'exit'), ended])
    clearTimeout(timer)
  }
  await ended
}
