/** One cell of an array. */
export type Cell = string | number | boolean | null

/** Numbers or other cells in an array of any number of dimensions, the last one varying fastest. */
export interface Values {
  dims: readonly number[]
  data: ArrayLike<Cell>
}

/** The number of cells of an array with these dimensions. */
export function sizeOf(dims: readonly number[]): number {
  return dims.reduce((size, dimension) => size * dimension, 1)
}

/**
 * A cell as a number: true is 1, a string of digits what it says, nothing is not a number (`NaN`),
 * as numpy and pandas have it.
 *
 * @returns `undefined` for a string that says no number.
 */
export function cellNumber(cell: Cell | undefined): number | undefined {
  if (typeof cell === 'number') return cell
  if (typeof cell === 'boolean') return cell ? 1 : 0
  if (cell === null || cell === undefined) return NaN
  const number = cell.trim() === '' ? NaN : Number(cell)
  return Number.isNaN(number) ? undefined : number
}

/** The numbers of an array; strings that say none are `NaN`. */
export function numbersOf({ data }: Values): Float64Array {
  if (data instanceof Float64Array) return data
  const numbers = new Float64Array(data.length)
  for (let index = 0; index < data.length; index++) {
    numbers[index] = cellNumber(data[index]) ?? NaN
  }
  return numbers
}

/** An array of numbers in the form of nested arrays of one shape. */
export function fromNested(nested: unknown): Values {
  const dims: number[] = []
  for (let level = nested; Array.isArray(level); level = level[0]) dims.push(level.length)
  const flat: unknown[] = Array.isArray(nested) ? nested.flat(dims.length) : [nested]
  return { dims, data: flat.map((cell) => (typeof cell === 'number' ? cell : NaN)) }
}

/** The rows of an array: of its first dimension, each with what it holds in the others. */
export function rowsOf({ dims: [count = 1, ...rest], data }: Values): Cell[][] {
  const size = sizeOf(rest)
  const cells = Array.from(data)
  return Array.from({ length: count }, (_, row) => cells.slice(row * size, (row + 1) * size))
}
