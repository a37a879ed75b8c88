import type { FoundFault } from '../compiled/faults.ts'
import type { Node } from '../compiled/node.ts'
import { MAX_ISSUES } from '../schema/limits.ts'
import { toFault, type Fault } from './fault.ts'
import { measure } from './measure.ts'
import { preview } from './preview.ts'

/** A value as its schema gives it, or what is wrong with it: at most {@link MAX_ISSUES} faults. */
export type Inspected =
  { success: true; data: unknown } | { success: false; faults: readonly Fault[] }

/**
 * What is wrong with a value that throws when it is read, such as a getter or a proxy may, or that has
 * more faults than can be counted.
 */
export const UNREADABLE: Fault = /*#__PURE__*/ toFault(
  { path: [], code: 'unreadable', expected: 'plain data' },
  'something else',
)

/** Checks any value by a node, within the limits of what can be checked at all. Never throws. */
export function inspect(node: Pick<Node, 'run'>, value: unknown): Inspected {
  try {
    const found: FoundFault[] = []
    measure(value, found)
    const data = found.length === 0 && node.run(value, found)
    const faults = found
      .slice(0, MAX_ISSUES)
      .map((fault) => toFault(fault, preview(value, fault.path)))
    return found.length > 0 ? { success: false, faults } : { success: true, data }
  } catch {
    return { success: false, faults: [UNREADABLE] }
  }
}
