import type { FastifyInstance } from 'fastify'

/**
 * Ends the connection of each call that is answered while the server closes. Closing waits for all
 * connections.
 */
export function endConnectionsOnClose(app: FastifyInstance): void {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onSend', async (_incoming, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
}
