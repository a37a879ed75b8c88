import { isIP } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import ipaddr from 'ipaddr.js'
import { onEnd } from '../core/Presence.ts'
import { announcedBytes, countedBytes } from '../core/bodyBytes.ts'
import type { ApiKey } from './apiKey.ts'
import { knownClientOf, noteClient } from './clientOf.ts'
import { ForbiddenError, UnauthorizedError } from './errors.ts'
import { KeyRing, type KnownClient } from './KeyRing.ts'
import { WrongKeys } from './WrongKeys.ts'

/**
 * Kinds of routes that may be open to everybody although a server has keys: `health` (`/`, `/health…`, `/ping`,
 * `/v2/health…`), `metrics`, and `docs` (`/docs…`, `/openapi.json`, `/version`).
 */
export type PublicRoutes = 'health' | 'metrics' | 'docs'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call a route: whoever has a key, if there are keys; only an administrator; or see {@link PublicRoutes}. */
    access?: 'call' | 'admin' | PublicRoutes
  }
}

export interface AccessOptions {
  /** The keys with which the server may be called. Without any, everybody may. */
  keys?: readonly ApiKey[] | undefined
  publicRoutes?: readonly PublicRoutes[] | undefined
}

/** The headers that say what is left of a quota, as OpenAI has them. */
export const QUOTA_HEADERS = [
  'x-ratelimit-limit-requests',
  'x-ratelimit-remaining-requests',
  'x-ratelimit-reset-requests',
] as const

function isLoopback(address: string | undefined): boolean {
  if (address === undefined || isIP(address) === 0) return false
  return ipaddr.process(address).range() === 'loopback'
}

function isLoopbackName(host: string): boolean {
  const name = URL.parse(`http://${host}`)?.hostname.replace(/^\[(.*)\]$/, '$1')
  return name === 'localhost' || isLoopback(name)
}

/**
 * Refuses what is for administrators on a server without keys, unless a program of this machine asks: a web page
 * has an origin, a name that was bound to this machine is none of its own, and what a proxy passes on says so.
 */
function assertOfThisMachine({ raw, headers }: FastifyRequest): void {
  const isDirect = ['origin', 'forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].every(
    (name) => headers[name] === undefined,
  )
  if (isDirect && isLoopback(raw.socket.remoteAddress) && isLoopbackName(headers.host ?? '')) return
  throw new ForbiddenError(
    'A server without API keys does this for programs of its own machine only.',
    'Give the server a key with the scope "admin", or call it from the machine it runs on.',
  )
}

async function addQuotaHeaders(reply: FastifyReply, { allowance }: KnownClient): Promise<void> {
  const left = await allowance.requestsLeft()
  if (left === undefined) return
  reply.headers({
    'x-ratelimit-limit-requests': left.limit,
    'x-ratelimit-remaining-requests': left.remaining,
    'x-ratelimit-reset-requests': `${Math.ceil(left.resetMs / 1000)}s`,
  })
}

/**
 * Lets only those in who have a key that the server knows, within their quotas. It is decided before a body is
 * read, in the error form of the dialect whose route it is. Without keys everybody is let in, but to routes of
 * administrators. An address that tries more than 300 unknown keys in a minute gets 429 for those that follow.
 */
export function controlAccess(
  app: FastifyInstance,
  { keys = [], publicRoutes = ['health'] }: AccessOptions,
): void {
  const open = new Set<string>(publicRoutes)
  const ring = new KeyRing(keys)
  const wrongKeys = new WrongKeys()

  async function letIn(incoming: FastifyRequest, reply: FastifyReply, isAdmin: boolean) {
    const client = ring.find(incoming.headers)
    if (client === undefined) {
      if (KeyRing.hasKey(incoming.headers)) await wrongKeys.note(incoming.ip)
      reply.header('www-authenticate', 'Bearer')
      throw new UnauthorizedError(KeyRing.hasKey(incoming.headers))
    }
    noteClient(incoming, client)
    if (isAdmin && !client.scopes.has('admin')) {
      throw new ForbiddenError(
        'This API key may not do that.',
        'It needs the scope "admin", which whoever runs the server gives.',
      )
    }
    const { allowance } = client
    allowance.begin()
    onEnd(reply, () => allowance.end())
    try {
      await allowance.takeRequest()
    } finally {
      await addQuotaHeaders(reply, client)
    }
    await allowance.takeBytes(announcedBytes(incoming) ?? 0)
  }

  app.addHook('onRequest', async (incoming, reply) => {
    const { access = 'call' } = incoming.routeOptions.config
    if (incoming.method === 'OPTIONS' || open.has(access)) return
    if (keys.length > 0) await letIn(incoming, reply, access === 'admin')
    else if (access === 'admin') assertOfThisMachine(incoming)
  })
  app.addHook('preHandler', async (incoming) => {
    await knownClientOf(incoming)?.allowance.takeBytes(countedBytes(incoming) ?? 0)
  })
}
