import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface ProgramOptions {
  command: string
  args: readonly string[]
  /** Where to run it. Default: here. */
  cwd?: URL | undefined
  /** Called with what the program prints on its standard error. */
  onStderr?: ((text: string) => void) | undefined
  signal?: AbortSignal | undefined
}

/** A program that sends and receives lines of JSON. */
export interface Program extends AsyncDisposable {
  send(message: unknown): void
  /**
   * What it sends, until it ends.
   *
   * @throws {@link ProgramFailedError} when it does not end well.
   */
  messages: AsyncIterable<unknown>
}

/** A program ended with an error, or could not be started. The message ends with what it printed. */
export class ProgramFailedError extends Error {
  override name = 'ProgramFailedError'
  readonly code = 'PROGRAM_FAILED'
}

const TAIL = 2000

/** Starts a program. It ends with the signal, and when it is disposed of. */
export function startProgram(options: ProgramOptions): Program {
  const { command, args, cwd, onStderr, signal } = options
  const child = spawn(command, args, { cwd, stdio: ['pipe', 'pipe', 'pipe'], signal })
  const ended = once(child, 'close')
  // Thrown where the messages are read; until then it is nobody's.
  ended.catch(() => {})
  child.stdin.on('error', () => {})
  let printed = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed = (printed + text).slice(-TAIL)
    onStderr?.(text)
  })
  const lines = createInterface({ input: child.stdout })
  return {
    send: (message) => void child.stdin.write(`${JSON.stringify(message)}\n`),
    messages: read(),
    async [Symbol.asyncDispose]() {
      child.kill()
      await ended.catch(() => {})
    },
  }

  async function* read(): AsyncGenerator<unknown> {
    for await (const line of lines) yield JSON.parse(line)
    const name = [command, ...args].join(' ')
    const [code] = await ended.catch((error: unknown) => {
      throw new ProgramFailedError(`${name} could not be run: ${String(error)}`)
    })
    if (code !== 0) throw new ProgramFailedError(`${name} ended with ${code}.\n${printed}`)
  }
}
