import { boundWords } from '../../parse/words.ts'
import { fail, failType, GOES_ON, STOPS_ALL } from '../faults.ts'
import type { NumberNode } from '../node.ts'
import { checkBounds } from './checkBounds.ts'

const LARGEST = Number.MAX_SAFE_INTEGER

/** A finite number within bounds: inclusive, or those that it has to be above and below. */
/*#__NO_SIDE_EFFECTS__*/
export function number(
  min?: number,
  max?: number,
  above?: number,
  below?: number,
  int?: true,
): NumberNode {
  return {
    type: 'number',
    run(value, faults) {
      const size = Number(value)
      if (!Number.isFinite(value)) failType(faults, 'a number')
      else if (int && !Number.isInteger(value))
        fail(faults, 'invalid_type', 'an integer', STOPS_ALL)
      else {
        if (int) checkBounds(faults, size, -LARGEST, LARGEST)
        checkBounds(faults, size, min, max)
        if (size <= Number(above))
          fail(faults, 'too_small', boundWords('more than', above), GOES_ON)
        if (size >= Number(below)) fail(faults, 'too_big', boundWords('less than', below), GOES_ON)
      }
      return value
    },
  }
}

/** An integer that JavaScript can hold exactly, within bounds as those of a number. */
/*#__NO_SIDE_EFFECTS__*/
export function integer(min?: number, max?: number, above?: number, below?: number): NumberNode {
  return number(min, max, above, below, true)
}
