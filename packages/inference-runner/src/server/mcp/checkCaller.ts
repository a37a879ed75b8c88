import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ForbiddenOriginError } from './errors.ts'

const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]']

export interface CallerRules {
  /** Pages that may call, by origin; `*` for all. Those of this machine always may. */
  origins?: readonly string[] | '*' | undefined
}

function hostnameOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).hostname : undefined
}

/** Whether a server takes connections from this machine only. */
function isLocal({ server }: FastifyInstance): boolean {
  const address = server.address()
  if (address === null || typeof address === 'string') return false
  return address.address === '::1' || address.address.startsWith('127.')
}

/**
 * Refuses calls that a page in a browser makes without being allowed to, so that no site reaches a server on the
 * machine of its visitor, not even under a name of its own that leads there (DNS rebinding): `Origin`, if there is
 * one, has to be allowed; and where the server listens on this machine only, `Host` has to be a name of it or of an
 * allowed page.
 *
 * Source: Model Context Protocol, "Transports", "Security Warning".
 *
 * @throws {@link ForbiddenOriginError}.
 */
export function checkCaller(
  { headers, server: app }: Pick<FastifyRequest, 'headers' | 'server'>,
  { origins = [] }: CallerRules,
): void {
  if (origins === '*') return
  const { origin, host } = headers
  if (origin !== undefined) {
    const name = hostnameOf(origin)
    const isKnown = origins.includes(origin) || (name !== undefined && LOCAL_NAMES.includes(name))
    if (!isKnown) throw new ForbiddenOriginError(origin)
  }
  if (host === undefined || !isLocal(app)) return
  const name = hostnameOf(`http://${host}`)
  const names = [...LOCAL_NAMES, ...origins.map(hostnameOf)]
  if (name === undefined || !names.includes(name)) throw new ForbiddenOriginError(host)
}
