import type { FastifyInstance } from 'fastify'

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

/** Makes a server listen on a port, or on a free one when that is busy. Returns its URL. */
export async function listenOnFreePort(
  server: FastifyInstance,
  { host, port }: { host: string; port: number },
): Promise<string> {
  try {
    return await server.listen({ host, port })
  } catch (error) {
    if (!isPortTaken(error)) throw error
    return server.listen({ host, port: 0 })
  }
}
