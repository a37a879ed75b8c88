import type { FastifyInstance } from 'fastify'
import { describeHolder } from './describeHolder.ts'
import { AddressError, PortBusyError } from './errors.ts'

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'that needs more rights',
  EADDRNOTAVAIL: 'it is no address of this machine',
  ENOTFOUND: 'there is no such name',
}

/**
 * Lets a server listen.
 *
 * @returns where it can be reached from this machine.
 * @throws PortBusyError that says what is there; AddressError.
 */
export async function listen(
  server: Pick<FastifyInstance, 'listen' | 'addresses'>,
  { host, port }: { host: string; port: number },
): Promise<string> {
  try {
    await server.listen({ host, port })
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EADDRINUSE') throw new PortBusyError(host, port, await describeHolder(port))
    throw new AddressError(host, port, REASONS[String(code)] ?? String(code), error)
  }
  const [address] = server.addresses()
  // It is a string for a socket of Unix only.
  const taken = typeof address === 'object' ? address.port : port
  const isAny = host === '0.0.0.0' || host === '::'
  const name = isAny ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${taken}`
}
