import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as z from 'zod/mini'

/** A process that does something and says what, a line of JSON each. */
export interface SoakProcess {
  kill(signal?: NodeJS.Signals): void
  /** Resolves when it has ended and all it said was read. */
  ended: Promise<unknown>
}

/** So that a process which is started again compiles nothing anew. */
const { NODE_COMPILE_CACHE = join(tmpdir(), 'node-compile-cache') } = process.env
const env = { ...process.env, NODE_COMPILE_CACHE }

/**
 * Starts a program of TypeScript with settings as its only argument.
 *
 * @param schema - of what it says.
 */
export function startProcess<Message>(
  script: string,
  settings: object,
  { schema, onMessage }: { schema: z.ZodMiniType<Message>; onMessage: (message: Message) => void },
): SoakProcess {
  const args = ['--expose-gc', '--conditions=@taskmesh/source', script, JSON.stringify(settings)]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    // A process that was killed may leave half a line.
    const message = z.safeParse(schema, parsed(line))
    if (message.success) onMessage(message.data)
  })
  const kill = (signal: NodeJS.Signals = 'SIGKILL') => void child.kill(signal)
  const killAtExit = () => kill()
  process.once('exit', killAtExit)
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]).finally(() =>
    process.off('exit', killAtExit),
  )
  return { kill, ended }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
