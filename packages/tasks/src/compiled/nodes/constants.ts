import { valuesWords } from '../../parse/words.ts'
import { fail, failType } from '../faults.ts'
import type { BooleanNode, LiteralNode, NullNode, UnknownNode } from '../node.ts'

/** True or false. */
export const boolean: BooleanNode = {
  type: 'boolean',
  run(value, faults) {
    if (typeof value !== 'boolean') failType(faults, 'true or false')
    return value
  },
}

/** `null`. */
export const nothing: NullNode = {
  type: 'null',
  run(value, faults) {
    if (value !== null) failType(faults, 'null')
    return value
  },
}

/** Anything. */
export const anything: UnknownNode = { type: 'unknown', run: (value) => value }

/** One of a few values. */
/*#__NO_SIDE_EFFECTS__*/
export function oneOf(...values: readonly unknown[]): LiteralNode {
  return {
    type: 'literal',
    values,
    run(value, faults) {
      if (!values.includes(value)) fail(faults, 'invalid_value', valuesWords(values))
      return value
    },
  }
}
