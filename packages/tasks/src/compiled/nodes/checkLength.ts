import type { FoundFault, Weight } from '../faults.ts'
import { checkBounds } from './checkBounds.ts'

/**
 * Checks the length of a string, in code points, or of an array. Values of a wrong type that have a length are
 * checked, too, as by zod.
 */
export function checkLength(
  value: unknown,
  faults: FoundFault[],
  min?: number,
  max?: number,
  error?: string,
  weight?: Weight,
): void {
  let size: unknown = Reflect.get(Object(value), 'length')
  let unit = Array.isArray(value) ? 'item' : ''
  if (typeof value === 'string') {
    const { length } = value
    const [least, most] = [Number(min), Number(max)]
    unit = 'character'
    // Code points are counted only where UTF-16 units do not decide.
    if (length > most ? length <= 2 * most : length >= least && length < 2 * least)
      size = [...value].length
  }
  if (size !== undefined) checkBounds(faults, size, min, max, unit, error, weight)
}
