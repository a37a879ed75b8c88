import type { ComparedRole, Node } from '../node.ts'
import { followed } from './followed.ts'

/** A node with what messages say was expected, in place of the words for its type. */
/*#__NO_SIDE_EFFECTS__*/
export function worded<Of extends Node>(error: string, node: Of): Of {
  return followed(node, (_value, faults, start) => {
    for (const fault of faults.slice(start))
      if (!fault.isWorded) {
        fault.expected = error
        fault.isWorded = true
      }
  })
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
