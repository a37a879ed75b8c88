import { ANOTHER, valuesWords } from '../../parse/words.ts'
import { fail, failType, isStopped, runPart, STOPS, type FoundFault } from '../faults.ts'
import type { Node, ObjectNode, UnionNode } from '../node.ts'
import { isObject } from './isObject.ts'

/** The first of several that fits. */
/*#__NO_SIDE_EFFECTS__*/
export function union(...options: readonly Node[]): UnionNode {
  return {
    type: 'union',
    options,
    run(value, faults) {
      const near: FoundFault[][] = []
      for (const option of options) {
        const own: FoundFault[] = []
        const result = runPart(option, value, own)
        if (own.length === 0) return result
        if (!isStopped(own)) near.push(own)
      }
      if (near.length === 1) faults.push(...near.flat())
      else fail(faults, 'invalid_union', ANOTHER)
      return value
    },
  }
}

/** One of several objects, which a literal under a key tells apart. */
/*#__NO_SIDE_EFFECTS__*/
export function variants(by: string, ...options: readonly ObjectNode[]): UnionNode {
  const names = ({ fields }: ObjectNode) => {
    const name = fields[by]
    return name && 'values' in name ? name.values : []
  }
  return {
    type: 'union',
    by,
    options,
    run(value, faults) {
      if (!isObject(value)) return failType(faults, 'an object')
      const option = options.find((one) => names(one).includes(value[by]))
      if (!option)
        return fail(
          faults,
          'invalid_union',
          valuesWords(options.flatMap(names)),
          STOPS,
          undefined,
          [by],
        )
      return runPart(option, value, faults)
    },
  }
}
