import { inspect } from '../parse/inspect.ts'
import { standard, type StandardSchema } from '../parse/standard.ts'
import type { Node } from './node.ts'

/**
 * Gives the value, as a parse does, when it is a good one of the usual kind. `undefined` says nothing: the value is to
 * be checked by its node.
 */
export type Quick = (value: unknown) => unknown

/** A schema that was compiled: a Standard Schema that can be walked. */
export interface CompiledSchema<Input = unknown, Output = Input> extends StandardSchema<
  Output,
  Input
> {
  readonly node: Node
  /** Code for this schema alone, in the build for Node.js. */
  readonly quick?: Quick | undefined
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
  return {
    node,
    get '~standard'() {
      return standard<Output, Input>((value) => inspect(() => node, value, this.quick))
    },
  }
}
