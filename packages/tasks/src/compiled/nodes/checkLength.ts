import { boundWords } from '../../parse/words.ts'
import { fail, GOES_ON, type FoundFault, type Weight } from '../faults.ts'

/**
 * Checks the length of a string, in code points, or of an array. Values of a wrong type that have a length are
 * checked, too, as by zod.
 */
export function checkLength(
  value: unknown,
  faults: FoundFault[],
  min: number | undefined,
  max: number | undefined,
  error: string | undefined,
  weight: Weight = GOES_ON,
): void {
  let size: unknown = Reflect.get(Object(value), 'length')
  if (size === undefined) return
  let unit = Array.isArray(value) ? 'item' : ''
  if (typeof value === 'string') {
    const { length } = value
    unit = 'character'
    // Code points are counted only where UTF-16 units do not decide.
    const [least, most] = [Number(min), Number(max)]
    if (length > most ? length <= 2 * most : length >= least && length < 2 * least)
      size = [...value].length
  }
  const check = (isInside: boolean, code: string, words: string, limit?: number) => {
    if (limit !== undefined && !isInside)
      fail(faults, code, error ?? boundWords(words, limit, unit), weight, !!error)
  }
  check(Number(size) >= Number(min), 'too_small', 'at least', min)
  check(Number(size) <= Number(max), 'too_big', 'at most', max)
}
