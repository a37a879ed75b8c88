function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

/** What of a server, such as one of Fastify, it takes to make it listen. */
export interface Listener {
  listen(options: { host: string; port: number }): Promise<string>
}

/**
 * Makes a server listen on a port, or on a free one when that is busy. Returns its URL.
 *
 * @throws what the server throws when it can't listen for another reason.
 *
 * @example
 * ```ts
 * const url = await listenOnFreePort(fastify(), { host: '127.0.0.1', port: 8080 })
 * ```
 */
export async function listenOnFreePort(
  server: Listener,
  { host, port }: { host: string; port: number },
): Promise<string> {
  try {
    return await server.listen({ host, port })
  } catch (error) {
    if (!isPortTaken(error)) throw error
    return server.listen({ host, port: 0 })
  }
}
