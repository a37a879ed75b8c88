import { MAX_CONTAINERS, MAX_ITEMS, MAX_KEYS, MAX_NESTING } from '../schema/limits.ts'
import type { Fault } from './fault.ts'
import type { Path } from './path.ts'

function excess(path: Path, limit: number, what: string): Fault {
  return { path, code: 'too_big', expected: `at most ${limit} ${what}`, received: 'more' }
}

/**
 * Looks for what would take too much time or memory to check, before it is checked: arrays and
 * objects that are nested too deep, hold themselves, or are too long. The schemas have narrower
 * limits, but not for what they let through as it is.
 *
 * @returns what the value has too much of, if anything.
 */
export function measure(value: unknown): Fault | undefined {
  /** Where the walk is. */
  const path: PropertyKey[] = []
  let containers = 0

  function walk(part: unknown): Fault | undefined {
    if (typeof part !== 'object' || part === null || part instanceof Uint8Array) return undefined
    const isList = Array.isArray(part)
    const keys: ArrayLike<unknown> = isList ? part : Object.keys(part)
    const limit = isList ? MAX_ITEMS : MAX_KEYS
    containers += 1
    if (path.length >= MAX_NESTING)
      return excess([], MAX_NESTING, 'arrays and objects in one another')
    if (containers > MAX_CONTAINERS) return excess([], MAX_CONTAINERS, 'arrays and objects')
    if (keys.length > limit) return excess([...path], limit, isList ? 'items' : 'keys')
    for (let index = 0; index < keys.length; index += 1) {
      const key = isList ? index : String(keys[index])
      const child: unknown = Reflect.get(part, key)
      if (typeof child !== 'object') continue
      path.push(key)
      const found = walk(child)
      if (found) return found
      path.pop()
    }
    return undefined
  }

  return walk(value)
}
