import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import {
  publisherMessageSchema,
  type PublisherMessage,
  type PublisherSettings,
} from './publisherMessages.ts'

const SCRIPT = fileURLToPath(new URL('publisher.ts', import.meta.url))

/** A process that publishes. */
export interface Publisher {
  kill(): void
  /** Resolves when it has ended and all it said was read. */
  ended: Promise<unknown>
}

/** Starts a process that publishes. */
export function startPublisher(
  settings: PublisherSettings,
  onMessage: (message: PublisherMessage) => void,
): Publisher {
  const args = ['--conditions=@taskmesh/source', SCRIPT, JSON.stringify(settings)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    // A process that was killed may leave half a line.
    const message = z.safeParse(publisherMessageSchema, parsed(line))
    if (message.success) onMessage(message.data)
  })
  const stop = () => void child.kill('SIGKILL')
  process.once('exit', stop)
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]).finally(() =>
    process.off('exit', stop),
  )
  return { kill: stop, ended }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
