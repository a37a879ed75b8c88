import { boundWords } from '../../parse/words.ts'
import { MAX_ISSUES } from '../../schema/limits.ts'
import { fail, failType, isStopped, runPart, STOPS_ALL } from '../faults.ts'
import type { ArrayNode, Node, TupleNode } from '../node.ts'
import { checkLength } from './checkLength.ts'

/** An array of a length, whose items are alike. */
/*#__NO_SIDE_EFFECTS__*/
export function array(item: Node, min?: number, max?: number, lengthError?: string): ArrayNode {
  return {
    type: 'array',
    item,
    run(value, faults) {
      const start = faults.length
      const result: unknown[] = []
      if (!Array.isArray(value)) failType(faults, 'an array')
      else if (value.length > Number(max))
        return fail(faults, 'too_big', boundWords('at most', max, 'item'), STOPS_ALL, lengthError)
      else
        for (const [index, part] of value.entries()) {
          result.push(runPart(item, part, faults, index))
          if (faults.length - start >= MAX_ISSUES) break
        }
      if (!isStopped(faults, start, STOPS_ALL)) checkLength(value, faults, min, max, lengthError)
      return result
    },
  }
}

/** An array of one item for each of these nodes. */
/*#__NO_SIDE_EFFECTS__*/
export function tuple(...items: readonly Node[]): TupleNode {
  return {
    type: 'tuple',
    items,
    run(value, faults) {
      const { length } = items
      if (!Array.isArray(value)) return failType(faults, 'an array')
      if (value.length < length)
        return fail(faults, 'too_small', boundWords('at least', length, 'item'))
      if (value.length > length) fail(faults, 'too_big', boundWords('at most', length, 'item'))
      return items.map((item, index) => runPart(item, value[index], faults, index))
    },
  }
}
