import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { UnavailableError } from './errors.ts'
import { Presence } from './Presence.ts'

const ANSWER_MS = 500

export interface DrainOptions {
  /** How long calls may go on, in milliseconds. */
  drainMs: number
  /** Aborted when the server begins to close. */
  closing: AbortController
  /** Aborted when that is over. */
  draining: AbortController
}

/**
 * Lets a server that closes answer what is under way: new requests are refused at once (503) and their
 * connections ended; calls that are not done when the time is over are ended, and answered by 503, too. Half
 * a second later all connections are cut, so that a caller who does not read, or has asked nothing, holds up nothing.
 */
export function drainOnClose(
  app: FastifyInstance,
  { drainMs, closing, draining }: DrainOptions,
): void {
  const presence = new Presence()
  const timers: NodeJS.Timeout[] = []

  app.addHook('onRequest', async (_incoming, reply) => {
    if (closing.signal.aborted) throw new UnavailableError()
    presence.add(reply)
  })
  app.addHook('onSend', async (_incoming, reply) => {
    if (closing.signal.aborted) reply.header('connection', 'close')
  })
  app.addHook('preClose', async () => {
    closing.abort()
    const cut = () => app.server.closeAllConnections()
    timers.push(setTimeout(() => draining.abort(), drainMs))
    timers.push(setTimeout(cut, drainMs + ANSWER_MS))
    await Promise.race([presence.empty(), sleep(drainMs + ANSWER_MS, undefined, { ref: false })])
    // Not a timer that is cleared: Node.js waits a minute for connections on which nothing was asked.
    setTimeout(cut, ANSWER_MS).unref()
  })
  app.addHook('onClose', async () => {
    for (const timer of timers) clearTimeout(timer)
  })
}
