import { ANOTHER, valuesWords } from '../../parse/words.ts'
import { fail, failType, GOES_ON, heaviest, settle, STOPS, type FoundFault } from '../faults.ts'
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
        const result = option.run(value, own)
        if (own.length === 0) return result
        if (heaviest(own) === GOES_ON) near.push(own)
      }
      const [only, ...others] = near
      if (!only || others.length > 0) fail(faults, 'invalid_union', ANOTHER)
      else faults.push(...settle(only, 0))
      return value
    },
  }
}

/** One of several objects, which a literal under a key tells apart. */
/*#__NO_SIDE_EFFECTS__*/
export function variants(by: string, ...options: readonly ObjectNode[]): UnionNode {
  const names = (option: ObjectNode) => {
    const name = option.fields[by]
    return name?.type === 'literal' ? name.values : []
  }
  return {
    type: 'union',
    by,
    options,
    run(value, faults) {
      if (!isObject(value)) return failType(faults, 'an object')
      const option = options.find((one) => names(one).includes(value[by]))
      if (!option)
        return fail(faults, 'invalid_union', valuesWords(options.flatMap(names)), STOPS, false, [
          by,
        ])
      const start = faults.length
      const result = option.run(value, faults)
      settle(faults, start)
      return result
    },
  }
}
