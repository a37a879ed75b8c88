import { fail, type FoundFault } from '../compiled/faults.ts'
import type { Node } from '../compiled/node.ts'
import { MAX_ISSUES } from '../schema/limits.ts'
import type { Fault } from './fault.ts'
import { measure } from './measure.ts'
import { messageOf } from './messageOf.ts'
import type { StandardFailure } from './standard.ts'
import { preview } from './preview.ts'

/**
 * A value as its schema gives it, or what is wrong with it: at most {@link MAX_ISSUES} faults. As Standard Schema has
 * it, so that it is handed on as it is.
 */
export type Inspected =
  { readonly value: unknown; readonly issues?: undefined } | StandardFailure<Fault>

/**
 * The node that finds what is found of a value that throws when it is read, such as a getter or a proxy may, or that has
 * more faults than can be counted.
 */
const UNREADABLE: Pick<Node, 'run'> = {
  run: (_value, faults) => fail(faults, 'unreadable', 'plain data'),
}

/** What is found of a value that cannot be read. */
export function unreadable(): Inspected {
  return inspect(UNREADABLE, {})
}

/** Checks any value by a node, within the limits of what can be checked at all. Never throws. */
export function inspect(node: Pick<Node, 'run'>, value: unknown): Inspected {
  try {
    const found: FoundFault[] = []
    measure(value, found)
    const parsed = found.length === 0 && node.run(value, found)
    const issues = found.slice(0, MAX_ISSUES).map(({ path, code, expected, media }) => {
      const received = preview(value, path)
      return { path, code, expected, received, message: messageOf(expected, received), media }
    })
    return issues.length > 0 ? { issues } : { value: parsed }
  } catch {
    return inspect(UNREADABLE, {})
  }
}
