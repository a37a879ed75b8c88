import type { Quick } from '../compiled/compiledSchema.ts'
import type { FoundFault } from '../compiled/faults.ts'
import type { Node } from '../compiled/node.ts'
import { MAX_ISSUES } from '../schema/limits.ts'
import type { Fault } from './fault.ts'
import { measure } from './measure.ts'
import { preview } from './preview.ts'

/** A value as its schema gives it, or what is wrong with it. */
export interface Inspected {
  data?: unknown
  /** At most {@link MAX_ISSUES}. */
  faults: readonly Fault[]
}

const NONE: readonly Fault[] = []

/**
 * What is wrong with a value that throws when it is read, such as a getter or a proxy may, or that has
 * more faults than can be counted.
 */
export const UNREADABLE: Fault = {
  path: [],
  code: 'unreadable',
  expected: 'plain data, as JSON holds it',
  received: 'a value that cannot be checked',
}

/**
 * What the code of one schema knows of a value: the value as the node would give it, or `undefined` when the node is to
 * look at it. Never throws.
 */
export function quickly(quick: Quick | undefined, value: unknown): unknown {
  try {
    return quick?.(value)
  } catch {
    return undefined
  }
}

/**
 * Checks any value by a node, within the limits of what can be checked at all. Never throws.
 *
 * @param quick - code that may know the answer without the node.
 */
export function inspect(node: () => Node, value: unknown, quick?: Quick): Inspected {
  const known = quickly(quick, value)
  if (known !== undefined) return { data: known, faults: NONE }
  try {
    const excess = measure(value)
    if (excess) return { faults: [excess] }
    const found: FoundFault[] = []
    const data = node().run(value, found)
    const faults = found
      .slice(0, MAX_ISSUES)
      .map((fault) => ({ ...fault, received: preview(value, fault.path) }))
    return { data, faults }
  } catch {
    return { faults: [UNREADABLE] }
  }
}
