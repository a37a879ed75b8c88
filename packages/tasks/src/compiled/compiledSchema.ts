import type { Fault } from '../parse/fault.ts'
import { inspect } from '../parse/inspect.ts'
import { standard, type StandardSchema } from '../parse/standard.ts'
import type { Node } from './node.ts'

/** A schema that was compiled: a Standard Schema that can be walked. */
export interface CompiledSchema<Input = unknown, Output = Input> extends StandardSchema<
  Output,
  Input,
  Fault
> {
  readonly node: Node
}

/** Any schema that says its types as Standard Schema does: one that was compiled, or one of zod. */
interface Typed {
  readonly '~standard': {
    readonly types?: { readonly input: unknown; readonly output: unknown } | undefined
  }
}

/** What a schema takes. */
export type InputOf<Schema extends Typed> = NonNullable<Schema['~standard']['types']>['input']

/** What a schema gives. */
export type OutputOf<Schema extends Typed> = NonNullable<Schema['~standard']['types']>['output']

/** Makes a schema of a node. The caller names the types that the node stands for. */
/*#__NO_SIDE_EFFECTS__*/
export function compiledSchema<Input, Output = Input>(node: Node): CompiledSchema<Input, Output> {
  return { node, '~standard': standard((value) => inspect(node, value)) }
}
