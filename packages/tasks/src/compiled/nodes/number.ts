import { boundWords } from '../../parse/words.ts'
import { fail, failType, GOES_ON, STOPS_ALL } from '../faults.ts'
import type { NumberNode } from '../node.ts'

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
    min,
    max,
    above,
    below,
    int,
    run(value, faults) {
      const check = (isOutside: boolean, code: string, words: string, limit?: number) => {
        if (isOutside) fail(faults, code, boundWords(words, limit), GOES_ON)
      }
      const size = Number(value)
      if (!Number.isFinite(value)) failType(faults, 'a number')
      else if (int && !Number.isInteger(value))
        fail(faults, 'invalid_type', 'an integer', STOPS_ALL)
      else {
        if (int) check(size > LARGEST, 'too_big', 'at most', LARGEST)
        if (int) check(size < -LARGEST, 'too_small', 'at least', -LARGEST)
        check(size < Number(min), 'too_small', 'at least', min)
        check(size <= Number(above), 'too_small', 'more than', above)
        check(size > Number(max), 'too_big', 'at most', max)
        check(size >= Number(below), 'too_big', 'less than', below)
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
