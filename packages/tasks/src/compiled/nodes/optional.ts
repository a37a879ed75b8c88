import type { Node, NullableNode, OptionalNode } from '../node.ts'

/** A field that may be left out or undefined. */
/*#__NO_SIDE_EFFECTS__*/
export function optional(inner: Node): OptionalNode {
  return {
    type: 'optional',
    inner,
    run: (value, faults) => (value === undefined ? value : inner.run(value, faults)),
  }
}

/** A value that may be `null`. */
/*#__NO_SIDE_EFFECTS__*/
export function nullable(inner: Node): NullableNode {
  return {
    type: 'nullable',
    inner,
    run: (value, faults) => (value === null ? value : inner.run(value, faults)),
  }
}
