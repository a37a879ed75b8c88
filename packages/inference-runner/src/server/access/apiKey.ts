import { createHash } from 'node:crypto'

/** What a key opens: `call` runs models and lists them, `admin` also loads and unloads them. */
export type Scope = 'call' | 'admin'

/** How much a client may ask for. What is not given is not limited. */
export interface Quota {
  /** Requests in a minute, counted from the first one. */
  requestsPerMinute?: number | undefined
  /** Requests that are under way at once. */
  concurrency?: number | undefined
  /** Bytes of request bodies in 24 hours, counted from the first one. */
  bytesPerDay?: number | undefined
}

/** A key with which a client may call a server. The server knows its hash only. */
export interface ApiKey extends Quota {
  /** The client's name, for logs and for its share of the queue. Several keys of one client have the same name. */
  name: string
  /** The SHA-256 of the key, 64 hexadecimal digits: see {@link hashKey}. */
  sha256: string
  /** What it opens. Default `['call']`. */
  scopes?: readonly Scope[] | undefined
}

/**
 * Returns the hash by which a server knows a key: the SHA-256 of its UTF-8 bytes, in hexadecimal digits.
 * A key has to be random and long (32 bytes): its hash can be tried out.
 *
 * @example
 * ```ts
 * const keys = [{ name: 'shop', sha256: hashKey(process.env['SHOP_KEY'] ?? '') }]
 * ```
 */
export function hashKey(key: string): string {
  return createHash('sha256').update(key, 'utf8').digest('hex')
}
