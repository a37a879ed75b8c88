import type { ComparedRole, Node } from '../node.ts'

/** A node with what messages say was expected, in place of the words for its type. */
/*#__NO_SIDE_EFFECTS__*/
export function worded<Of extends Node>(error: string, node: Of): Of {
  return {
    ...node,
    error,
    run(value, faults) {
      const start = faults.length
      const result = node.run(value, faults)
      for (const fault of faults.slice(start))
        if (!fault.isWorded) Object.assign(fault, { expected: error, isWorded: true })
      return result
    },
  }
}

/** A node whose value every provider makes up for itself. */
/*#__NO_SIDE_EFFECTS__*/
export function incidental<Of extends Node>(node: Of): Of {
  return { ...node, incidental: true }
}

/** A node whose role comparing has to know. */
/*#__NO_SIDE_EFFECTS__*/
export function inRole<Of extends Node>(role: ComparedRole, node: Of): Of {
  return { ...node, role }
}
