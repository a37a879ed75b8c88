import { boundWords } from '../../parse/words.ts'
import { fail, GOES_ON, type FoundFault } from '../faults.ts'

/** Checks a number, or a length, against inclusive bounds. What is no number is outside of all. */
export function checkBounds(
  faults: FoundFault[],
  size: unknown,
  min?: number,
  max?: number,
  unit?: string,
  error?: string,
): void {
  if (min !== undefined && !(Number(size) >= min))
    fail(faults, 'too_small', boundWords('at least', min, unit), GOES_ON, error)
  if (max !== undefined && !(Number(size) <= max))
    fail(faults, 'too_big', boundWords('at most', max, unit), GOES_ON, error)
}
