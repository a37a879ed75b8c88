import { MAX_CONTAINERS, MAX_ITEMS, MAX_KEYS, MAX_NESTING } from '../schema/limits.ts'
import type { Path } from './path.ts'

/** What a value has too much of, and where. */
export interface Excess {
  path: Path
  limit: number
  what: string
}

/** How big a value is. */
export interface Size {
  /** What it has too much of, if anything. */
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
  /** Where the walk is. */
  const path: PropertyKey[] = []
  let containers = 0
  let longest = 0

  function walk(part: unknown): Excess | undefined {
    if (typeof part !== 'object' || part === null) return undefined
    const isList = Array.isArray(part)
    const isBytes = part instanceof Uint8Array
    const keys = isList || isBytes ? part : Object.keys(part)
    longest = Math.max(longest, keys.length)
    if (isBytes) return undefined
    containers += 1
    if (path.length >= MAX_NESTING)
      return { path: [], limit: MAX_NESTING, what: 'arrays and objects in one another' }
    if (containers > MAX_CONTAINERS)
      return { path: [], limit: MAX_CONTAINERS, what: 'arrays and objects' }
    const limit = isList ? MAX_ITEMS : MAX_KEYS
    if (keys.length > limit) return { path: [...path], limit, what: isList ? 'items' : 'keys' }
    for (let index = 0; index < keys.length; index += 1) {
      const key = isList ? index : String(keys[index])
      const child: unknown = isList ? part[index] : Reflect.get(part, key)
      if (typeof child !== 'object') continue
      path.push(key)
      const excess = walk(child)
      if (excess) return excess
      path.pop()
    }
    return undefined
  }

  const excess = walk(value)
  return { excess, longest }
}
