import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A server in front of another that passes every byte on later, as a network would. */
export interface DelayingProxy extends AsyncDisposable {
  url: string
}

/**
 * Starts a proxy between this machine and a server.
 *
 * @param target - URL of the server.
 * @param roundTripMs - milliseconds that question and answer travel together.
 */
export async function startDelayingProxy(
  target: string,
  roundTripMs: number,
): Promise<DelayingProxy> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.setNoDelay(true)
      from.on('data', (bytes) => setTimeout(() => to.writable && to.write(bytes), roundTripMs / 2))
      from.on('end', () => setTimeout(() => to.end(), roundTripMs / 2))
      from.on('error', () => to.destroy())
      from.on('close', () => sockets.delete(from))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
