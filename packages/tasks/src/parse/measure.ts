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
  /** Most items or keys of one of them. */
  longest: number
  /** Where the walk is. Grows and shrinks. */
  path: PropertyKey[]
}

function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  return !(value instanceof Uint8Array) && !(value instanceof Blob)
}

function walkInto(part: unknown, key: PropertyKey, walk: Walk): Excess | undefined {
  if (!isContainer(part)) return undefined
  walk.path.push(key)
  const excess = walkThrough(part, walk)
  walk.path.pop()
  return excess
}

function walkArray(items: readonly unknown[], walk: Walk): Excess | undefined {
  walk.longest = Math.max(walk.longest, items.length)
  if (items.length > MAX_ITEMS)
    return { path: [...walk.path], expected: `an array of at most ${MAX_ITEMS} items` }
  for (let index = 0; index < items.length; index += 1) {
    const excess = walkInto(items[index], index, walk)
    if (excess) return excess
  }
  return undefined
}

function walkObject(object: object, walk: Walk): Excess | undefined {
  const keys = Object.keys(object)
  walk.longest = Math.max(walk.longest, keys.length)
  if (keys.length > MAX_KEYS)
    return { path: [...walk.path], expected: `an object of at most ${MAX_KEYS} keys` }
  for (const key of keys) {
    const excess = walkInto(Reflect.get(object, key), key, walk)
    if (excess) return excess
  }
  return undefined
}

function walkThrough(container: object, walk: Walk): Excess | undefined {
  walk.seen += 1
  if (walk.path.length >= MAX_NESTING)
    return { path: [], expected: `at most ${MAX_NESTING} arrays and objects in one another` }
  if (walk.seen > MAX_CONTAINERS)
    return { path: [], expected: `at most ${MAX_CONTAINERS} arrays and objects` }
  return Array.isArray(container) ? walkArray(container, walk) : walkObject(container, walk)
}

/** How big a value is. */
export interface Size {
  /** What is too big about it, if anything is. */
  excess: Excess | undefined
  /** Most items or keys of one of its arrays and objects. */
  longest: number
}

/**
 * Looks for what would take too much time or memory to check, before it is checked: arrays and
 * objects that are nested too deep, hold themselves, or are too long. The schemas have narrower
 * limits, but not for what they let through as it is.
 */
export function measure(value: unknown): Size {
  const walk: Walk = { seen: 0, longest: 0, path: [] }
  const excess = isContainer(value) ? walkThrough(value, walk) : undefined
  return { excess, longest: walk.longest }
}
