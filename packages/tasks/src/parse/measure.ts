import { MAX_CONTAINERS, MAX_ITEMS, MAX_KEYS, MAX_NESTING } from '../schema/limits.ts'
import type { Path } from './path.ts'

/** What is too big about a value, and where. */
export interface Excess {
  path: Path
  expected: string
}

interface Walk {
  /** Arrays and objects that were seen so far. */
  seen: number
  /** Most items, keys or bytes of one of them. */
  longest: number
  /** Where the walk is. Grows and shrinks. */
  path: PropertyKey[]
}

function isContainer(value: unknown, walk: Walk): value is object {
  if (typeof value !== 'object' || value === null || value instanceof Blob) return false
  if (!(value instanceof Uint8Array)) return true
  walk.longest = Math.max(walk.longest, value.length)
  return false
}

function tooMuch(limit: number, what: string, path: Path = []): Excess {
  return { path, expected: `at most ${limit} ${what}` }
}

function walkThrough(container: object, walk: Walk): Excess | undefined {
  const { path } = walk
  const isArray = Array.isArray(container)
  const parts: unknown[] = isArray ? container : Object.keys(container)
  walk.seen += 1
  walk.longest = Math.max(walk.longest, parts.length)
  if (path.length >= MAX_NESTING) return tooMuch(MAX_NESTING, 'arrays and objects in one another')
  if (walk.seen > MAX_CONTAINERS) return tooMuch(MAX_CONTAINERS, 'arrays and objects')
  if (isArray && parts.length > MAX_ITEMS) return tooMuch(MAX_ITEMS, 'items', [...path])
  if (!isArray && parts.length > MAX_KEYS) return tooMuch(MAX_KEYS, 'keys', [...path])
  for (let index = 0; index < parts.length; index += 1) {
    const key = isArray ? index : String(parts[index])
    const part: unknown = isArray ? parts[index] : Reflect.get(container, key)
    if (!isContainer(part, walk)) continue
    path.push(key)
    const excess = walkThrough(part, walk)
    if (excess) return excess
    path.pop()
  }
  return undefined
}

/** How big a value is. */
export interface Size {
  /** What is too big about it, if anything is. */
  excess: Excess | undefined
  /** Most items, keys or bytes of one of its parts. */
  longest: number
}

/**
 * Looks for what would take too much time or memory to check, before it is checked: arrays and
 * objects that are nested too deep, hold themselves, or are too long. The schemas have narrower
 * limits, but not for what they let through as it is.
 */
export function measure(value: unknown): Size {
  const walk: Walk = { seen: 0, longest: 0, path: [] }
  const excess = isContainer(value, walk) ? walkThrough(value, walk) : undefined
  return { excess, longest: walk.longest }
}
