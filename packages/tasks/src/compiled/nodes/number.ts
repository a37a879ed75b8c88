import { boundWords } from '../../parse/words.ts'
import { fail, failType, GOES_ON, STOPS_ALL, type FoundFault } from '../faults.ts'
import type { NumberNode } from '../node.ts'

type Bound = [isOutside: boolean, code: string, words: string, limit: number | undefined]

function checkBounds(faults: FoundFault[], bounds: readonly Bound[]): void {
  for (const [isOutside, code, words, limit] of bounds)
    if (isOutside) fail(faults, code, boundWords(words, limit), GOES_ON)
}

/** A finite number within bounds: inclusive, or those that it has to be above and below. */
/*#__NO_SIDE_EFFECTS__*/
export function number(min?: number, max?: number, above?: number, below?: number): NumberNode {
  return {
    type: 'number',
    min,
    max,
    above,
    below,
    run(value, faults) {
      if (!Number.isFinite(value)) failType(faults, 'a number')
      else
        checkBounds(faults, [
          [Number(value) < Number(min), 'too_small', 'at least', min],
          [Number(value) <= Number(above), 'too_small', 'more than', above],
          [Number(value) > Number(max), 'too_big', 'at most', max],
          [Number(value) >= Number(below), 'too_big', 'less than', below],
        ])
      return value
    },
  }
}

/** An integer that JavaScript can hold exactly, within bounds as those of a number. */
/*#__NO_SIDE_EFFECTS__*/
export function integer(...bounds: Parameters<typeof number>): NumberNode {
  const node = number(...bounds)
  const largest = Number.MAX_SAFE_INTEGER
  return {
    ...node,
    int: true,
    run(value, faults) {
      if (!Number.isFinite(value) || Number.isInteger(value)) {
        checkBounds(faults, [
          [Number.isInteger(value) && Number(value) > largest, 'too_big', 'at most', largest],
          [Number.isInteger(value) && Number(value) < -largest, 'too_small', 'at least', -largest],
        ])
        return node.run(value, faults)
      }
      fail(faults, 'invalid_type', 'an integer', STOPS_ALL)
      return value
    },
  }
}
