import { runPart, type FoundFault } from '../compiled/faults.ts'
import { checkBounds } from '../compiled/nodes/checkBounds.ts'
import { MAX_CONTAINERS, MAX_ITEMS, MAX_KEYS, MAX_NESTING } from '../schema/limits.ts'

/**
 * Looks for what would take too much time or memory to check, before it is checked: arrays and
 * objects that are nested too deep, hold themselves, or are too long. The schemas have narrower
 * limits, but not for what they let through as it is. It ends where the first is found.
 */
export function measure(value: unknown, faults: FoundFault[]): void {
  let depth = 0
  let containers = 0
  const walker = {
    run(part: unknown): void {
      if (typeof part !== 'object' || !part || part instanceof Uint8Array) return
      const isList = Array.isArray(part)
      const { length } = isList ? part : Object.keys(part)
      checkBounds(faults, length, 0, isList ? MAX_ITEMS : MAX_KEYS, isList ? 'item' : 'key')
      checkBounds(faults, ++depth, 0, MAX_NESTING, 'level')
      checkBounds(faults, ++containers, 0, MAX_CONTAINERS, 'nested value')
      for (const [key, child] of isList ? part.entries() : Object.entries(part)) {
        if (faults.length > 0) return
        if (typeof child === 'object') runPart(walker, child, faults, key)
      }
      depth -= 1
    },
  }
  walker.run(value)
}
