import type { FastifyInstance } from 'fastify'

/**
 * Ends the connection of a caller who takes nothing of the answer for a while, so that it is not kept in memory
 * for ever. A stream that is read lives: its heartbeats are taken.
 */
export function cutSlowReaders(app: FastifyInstance, timeoutMs: number): void {
  app.addHook('onSend', async ({ raw: { socket } }, reply) => {
    reply.raw.setTimeout(timeoutMs, () => socket.destroy())
  })
}
