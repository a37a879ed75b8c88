import { boundWords } from '../../parse/words.ts'
import { fail, failType, GOES_ON, isStopped, STOPS_ALL } from '../faults.ts'
import type { NumberNode } from '../node.ts'
import { checkBounds } from './checkBounds.ts'
import { followed } from './followed.ts'

/** A finite number within inclusive bounds. */
/*#__NO_SIDE_EFFECTS__*/
export function number(min?: number, max?: number, int?: true): NumberNode {
  return {
    type: 'number',
    run(value, faults) {
      if (!Number.isFinite(value)) failType(faults, 'a number')
      else if (int && !Number.isInteger(value))
        fail(faults, 'invalid_type', 'an integer', STOPS_ALL)
      else {
        if (int) checkBounds(faults, value, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
        checkBounds(faults, value, min, max)
      }
      return value
    },
  }
}

/** An integer that JavaScript can hold exactly, within inclusive bounds. */
/*#__NO_SIDE_EFFECTS__*/
export function integer(min?: number, max?: number): NumberNode {
  return number(min, max, true)
}

/** A number that is above one bound or below another as well. */
/*#__NO_SIDE_EFFECTS__*/
export function between(node: NumberNode, above?: number, below?: number): NumberNode {
  return followed(node, (value, faults, start) => {
    if (isStopped(faults, start)) return
    if (Number(value) <= Number(above))
      fail(faults, 'too_small', boundWords('more than', above), GOES_ON)
    if (Number(value) >= Number(below))
      fail(faults, 'too_big', boundWords('less than', below), GOES_ON)
  })
}
