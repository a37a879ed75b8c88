import type { CompiledSchema, OutputOf } from '../compiled/compiledSchema.ts'
import type { Node } from '../compiled/node.ts'
import { run, type FoundFault } from '../compiled/run.ts'
import { MAX_ISSUES } from '../schema/limits.ts'
import type { Checked } from './checked.ts'
import { excessIssue, toIssue, UNREADABLE } from './issues.ts'
import { measure } from './measure.ts'
import type { PathMap } from './path.ts'

/** Runs a check; a value that throws when it is read is at fault like any other. */
export function safely<Value>(judge: () => Checked<Value>): Checked<Value> {
  try {
    return judge()
  } catch {
    return { success: false, issues: [UNREADABLE] }
  }
}

/** Checks any value by a node. */
export function checkNode(node: Node, value: unknown, toWire?: PathMap): Checked<unknown> {
  const { excess } = measure(value)
  if (excess) return { success: false, issues: [excessIssue(excess, toWire)] }
  const faults: FoundFault[] = []
  const data = run(node, value, faults)
  return faults.length === 0
    ? { success: true, data }
    : { success: false, issues: faults.slice(0, MAX_ISSUES).map((fault) => toIssue(fault, value, toWire)) }
}

/**
 * Checks any value against a schema.
 *
 * @param toWire - where the caller had what the value has at a path. Default: at the same.
 *
 * @example
 * ```ts
 * import schema from '@taskmesh/tasks/tasks/translation'
 *
 * check(schema.output, { translation_text: 'Bonjour' })
 * // { success: true, data: { translation_text: 'Bonjour' } }
 * ```
 */
export function check<Schema extends CompiledSchema>(
  schema: Schema,
  value: unknown,
  toWire?: PathMap,
): Checked<OutputOf<Schema>> {
  return safely(() => {
    const data = schema.quick?.(value)
    const checked = data === undefined ? checkNode(schema.node, value, toWire) : { success: true, data }
    // The node was made of the schema whose type this is.
    return checked as Checked<OutputOf<Schema>>
  })
}
