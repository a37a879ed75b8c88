import { createHash, webcrypto } from 'node:crypto'
import { isRecord } from '@taskmesh/errors'

/** Digests of the parts of a request, by their paths. */
export type Fingerprint = ReadonlyMap<string, string>

/** Most parts that are told apart. */
const MOST_PARTS = 64
/** Longer texts are digested outside of the event loop. */
const LARGE_CHARACTERS = 256 * 1024

function sorted(_key: string, value: unknown): unknown {
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

async function digest(value: unknown): Promise<string> {
  const text = JSON.stringify(value, sorted) ?? ''
  if (text.length < LARGE_CHARACTERS) return createHash('sha256').update(text).digest('base64')
  const hash = await webcrypto.subtle.digest('SHA-256', Buffer.from(text))
  return Buffer.from(hash).toString('base64')
}

function partsOf(request: Readonly<Record<string, unknown>>): [string, unknown][] {
  const parts = Object.entries(request).flatMap(([key, value]): [string, unknown][] =>
    isRecord(value)
      ? Object.entries(value).map(([name, part]) => [`${key}.${name}`, part])
      : [[key, value]],
  )
  return parts.length <= MOST_PARTS ? parts : Object.entries(request)
}

/**
 * Takes the fingerprint of a request: by it a request is told from another, and said where they differ. The order
 * of keys makes no difference.
 */
export async function fingerprint(
  request: Readonly<Record<string, unknown>>,
): Promise<Fingerprint> {
  const known = partsOf(request).filter(([, value]) => value !== undefined)
  const parts = known.length <= MOST_PARTS ? known : [['body', request] as [string, unknown]]
  const digests = parts.map(async ([path, value]) => [path, await digest(value)] as const)
  return new Map(await Promise.all(digests))
}

/** The paths at which two requests differ. */
export function differences(one: Fingerprint, other: Fingerprint): string[] {
  const paths = new Set([...one.keys(), ...other.keys()])
  return [...paths].filter((path) => one.get(path) !== other.get(path))
}
