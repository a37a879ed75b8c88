import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import * as z from 'zod/mini'
import { InvalidOptionError } from '../../errors.ts'
import { Allowance } from './Allowance.ts'
import type { ApiKey, Scope } from './apiKey.ts'

const BEARER = /^bearer +(\S+) *$/i

const limit = z.optional(z.int().check(z.gte(1)))

const apiKey = z.object({
  name: z.string().check(z.regex(/^[\w.@:-]{1,64}$/)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/i)),
  scopes: z.optional(z.array(z.enum(['call', 'admin'])).check(z.minLength(1))),
  requestsPerMinute: limit,
  concurrency: limit,
  bytesPerDay: limit,
})

const EXPECTED: Readonly<Record<string, string>> = {
  name: '1 to 64 letters, digits and . _ - @ :',
  sha256: 'the SHA-256 of the key, 64 hexadecimal digits',
  scopes: 'a list of "call" and "admin"',
}

/** A client that is known by its key. */
export interface KnownClient {
  name: string
  scopes: ReadonlySet<Scope>
  allowance: Allowance
}

interface Entry {
  hash: Buffer
  client: KnownClient
}

function checkKey(key: ApiKey, index: number): void {
  const parsed = z.safeParse(apiKey, key)
  if (parsed.success) return
  const field = String(parsed.error.issues[0]?.path[0])
  const path = `keys[${index}].${field}`
  const expected = EXPECTED[field] ?? 'a whole number from 1'
  // What was received may be a key.
  throw new InvalidOptionError(path, `${path}: expected ${expected}.`)
}

function hash(key: string): Buffer {
  return createHash('sha256').update(key, 'utf8').digest()
}

/** The keys in the headers of a request: of OpenAI's, Hugging Face's and Cohere's clients, Anthropic's, Azure's. */
function keysOf(headers: IncomingHttpHeaders): string[] {
  const bearer = BEARER.exec(headers.authorization ?? '')?.[1]
  return [bearer, headers['x-api-key'], headers['api-key']].flatMap((key) => key ?? [])
}

/** The keys of a server, as hashes. Keys of one name share an allowance, that of the first of them. */
export class KeyRing {
  readonly #entries: readonly Entry[]

  /** @throws InvalidOptionError for a key that is not described as {@link ApiKey} says. */
  constructor(keys: readonly ApiKey[]) {
    keys.forEach(checkKey)
    const allowances = new Map<string, Allowance>()
    this.#entries = keys.map((key) => {
      const { name, sha256, scopes = ['call'] } = key
      const allowance = allowances.get(name) ?? new Allowance(key)
      allowances.set(name, allowance)
      // Who may load models may call them.
      const client = { name, scopes: new Set<Scope>(['call', ...scopes]), allowance }
      return { hash: Buffer.from(sha256, 'hex'), client }
    })
  }

  /** The client of a request; `undefined` without a key that is known. */
  find(headers: IncomingHttpHeaders): KnownClient | undefined {
    let found: KnownClient | undefined
    for (const key of keysOf(headers)) {
      const given = hash(key)
      // All are compared, so that the time says nothing.
      for (const { hash: known, client } of this.#entries) {
        if (timingSafeEqual(given, known)) found ??= client
      }
    }
    return found
  }

  /** Whether a request has a key at all. */
  static hasKey(headers: IncomingHttpHeaders): boolean {
    return keysOf(headers).length > 0
  }
}
