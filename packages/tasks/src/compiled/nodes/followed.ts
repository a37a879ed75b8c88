import type { FoundFault } from '../faults.ts'
import type { Node } from '../node.ts'

/**
 * A node with something that is done after its check.
 *
 * @param next - gets the value and the faults, of which those from `start` on are of the check.
 */
export function followed<Of extends Node>(
  node: Of,
  next: (value: unknown, faults: FoundFault[], start: number) => void,
): Of {
  return {
    ...node,
    run(value, faults) {
      const start = faults.length
      const result = node.run(value, faults)
      next(value, faults, start)
      return result
    },
  }
}
