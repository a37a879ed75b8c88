/**
 * The tests of schemas that JSON Schema has no words for. Compiled schemas have them by their name here, so that both
 * forms of a schema run the same code.
 */

type Columns = Readonly<Record<string, unknown>>

/** Whether an object has a number of keys within inclusive bounds. */
export function keyCount(value: Columns, minimum: number, maximum: number): boolean {
  const { length } = Object.keys(value)
  return length >= minimum && length <= maximum
}

/** Whether all columns are of the same length. */
export function sameLength(value: Columns): boolean {
  const lengths = Object.values(value).map((column) => Array.isArray(column) && column.length)
  return lengths.every((length) => length === lengths[0])
}
