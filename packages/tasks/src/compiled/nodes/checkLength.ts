import type { FoundFault } from '../faults.ts'
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
): void {
  let size: unknown = Reflect.get(Object(value), 'length')
  const isText = typeof value === 'string'
  const unit = isText ? 'character' : Array.isArray(value) ? 'item' : ''
  const most = Number(max)
  // Code points are counted only where UTF-16 units, of which each takes one or two, do not decide.
  if (isText && (value.length > most ? value.length <= 2 * most : value.length < 2 * Number(min)))
    size = [...value].length
  if (size !== undefined) checkBounds(faults, size, min, max, unit, error)
}
