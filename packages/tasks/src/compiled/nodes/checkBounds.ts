import { boundWords } from '../../parse/words.ts'
import { fail, GOES_ON, type FoundFault, type Weight } from '../faults.ts'

/** Checks a number, or a length, against inclusive bounds. What is no number is outside of all. */
export function checkBounds(
  faults: FoundFault[],
  size: unknown,
  min: number | undefined,
  max: number | undefined,
  unit = '',
  error?: string,
  weight: Weight = GOES_ON,
): void {
  const check = (isInside: boolean, code: string, words: string, limit?: number) => {
    if (limit !== undefined && !isInside)
      fail(faults, code, error ?? boundWords(words, limit, unit), weight, !!error)
  }
  check(Number(size) >= Number(min), 'too_small', 'at least', min)
  check(Number(size) <= Number(max), 'too_big', 'at most', max)
}
