import { ANOTHER } from '../../parse/words.ts'
import { fail, failType, GOES_ON, isStopped } from '../faults.ts'
import type { StringNode } from '../node.ts'
import { checkLength } from './checkLength.ts'
import { followed } from './followed.ts'

/** A string of a length, counted in code points. */
/*#__NO_SIDE_EFFECTS__*/
export function string(min?: number, max?: number, lengthError?: string): StringNode {
  return {
    type: 'string',
    run(value, faults) {
      if (typeof value !== 'string') failType(faults, 'a string')
      checkLength(value, faults, min, max, lengthError)
      return value
    },
  }
}

/** A string of a form. */
/*#__NO_SIDE_EFFECTS__*/
export function formed(node: StringNode, pattern: RegExp, patternError?: string): StringNode {
  return followed(node, (value, faults, start) => {
    if (!isStopped(faults, start) && !pattern.test(String(value)))
      fail(faults, 'invalid_format', ANOTHER, GOES_ON, patternError)
  })
}
