import type { FastifyRequest } from 'fastify'
import type { KnownClient } from './KeyRing.ts'

const clients = new WeakMap<FastifyRequest, KnownClient>()

/** Notes whose key a request has. */
export function noteClient(incoming: FastifyRequest, client: KnownClient): void {
  clients.set(incoming, client)
}

/** The client whose key a request has. */
export function knownClientOf(incoming: FastifyRequest): KnownClient | undefined {
  return clients.get(incoming)
}

/**
 * Who makes a request, for fair shares: the name that belongs to its key, or else its address. A name is no
 * address, whatever it is.
 */
export function clientOf(incoming: FastifyRequest): string {
  const name = clients.get(incoming)?.name
  return name === undefined ? incoming.ip : `key ${name}`
}
