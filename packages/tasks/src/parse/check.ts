import type { CompiledSchema, OutputOf } from '../compiled/compiledSchema.ts'
import type { Node } from '../compiled/node.ts'
import { toChecked, type Checked } from './checked.ts'
import { inspect } from './inspect.ts'
import { onWire } from './onWire.ts'
import type { PathMap } from './path.ts'

/**
 * Checks any value by a node, such as a part of the node of a schema.
 *
 * @example
 * ```ts
 * import schema from '@taskmesh/tasks/tasks/translation'
 *
 * checkNode(schema.inputs.node, 'Hello').success // true
 * ```
 */
export function checkNode(node: Node, value: unknown): Checked<unknown> {
  return toChecked(inspect(node, value))
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
  const inspected = onWire(schema['~standard'].validate(value), toWire)
  // The node was made of the schema whose type this is.
  return toChecked(inspected) as Checked<OutputOf<Schema>>
}
