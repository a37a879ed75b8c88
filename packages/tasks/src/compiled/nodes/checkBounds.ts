import { boundWords } from '../../parse/words.ts'
import { fail, GOES_ON, type FoundFault, type Weight } from '../faults.ts'

/** Checks a number, or a length, against inclusive bounds. What is no number is outside of all. */
export function checkBounds(
  faults: FoundFault[],
  size: unknown,
  min?: number,
  max?: number,
  unit?: string,
  error?: string,
  weight: Weight = GOES_ON,
): void {
  if (min !== undefined && !(Number(size) >= min))
    fail(faults, 'too_small', error ?? boundWords('at least', min, unit), weight, !!error)
  if (max !== undefined && !(Number(size) <= max))
    fail(faults, 'too_big', error ?? boundWords('at most', max, unit), weight, !!error)
}
