/** A grid of points, each of one value or of several colours. */
export interface Grid {
  width: number
  height: number
  /** Numbers from 0 to 1, row by row; four for each point: red, green, blue and how opaque. */
  colors: readonly number[]
  /** Its sizes, such as `3 × 64 × 64`. */
  shape: string
  /** Of how many pictures it is the last; without it, it is the only one. */
  isLastOf?: number | undefined
}

/** How an observation is shown. */
export type ObservationView =
  | { type: 'number'; value: number }
  | { type: 'values'; values: readonly number[] }
  | { type: 'grid'; grid: Grid }

type Matrix = readonly (readonly number[])[]
type Stack = readonly Matrix[]

/** What an agent sees: a number, or numbers in arrays that are nested at most three deep. */
export type Observation = number | readonly number[] | Matrix | Stack

/** Larger pictures lose rows and columns. */
const MOST_SIDE = 160

interface Size {
  width: number
  height: number
}

/** Gives the values of a point, from its row and column. */
type ReadPoint = (row: number, column: number) => readonly number[]

function boundsOf(size: Size, read: ReadPoint): { low: number; span: number } {
  let [low, high] = [Infinity, -Infinity]
  for (let row = 0; row < size.height; row += 1) {
    for (let column = 0; column < size.width; column += 1) {
      for (const value of read(row, column)) {
        low = Math.min(low, value)
        high = Math.max(high, value)
      }
    }
  }
  // Pixels from 0 to 255 or from 0 to 1 keep their brightness.
  if (low >= 0 && high <= 255) return { low: 0, span: high <= 1 ? 1 : 255 }
  return { low, span: Math.max(high / 2 - low / 2, Number.MIN_VALUE) * 2 }
}

function paint(whole: Size, read: ReadPoint, words: Pick<Grid, 'shape' | 'isLastOf'>): Grid {
  const step = Math.max(Math.ceil(Math.max(whole.width, whole.height) / MOST_SIDE), 1)
  const size = { width: Math.ceil(whole.width / step), height: Math.ceil(whole.height / step) }
  const point: ReadPoint = (row, column) => read(row * step, column * step)
  const { low, span } = boundsOf(size, point)
  const colors: number[] = []
  for (let row = 0; row < size.height; row += 1) {
    for (let column = 0; column < size.width; column += 1) {
      const values = point(row, column).map((value) => (value / 2 - low / 2) / (span / 2))
      const [red = 0, green = red, blue = red, alpha = 1] = values
      colors.push(red, green, blue, alpha)
    }
  }
  return { ...size, colors, ...words }
}

function isStack(rows: Matrix | Stack): rows is Stack {
  return Array.isArray(rows[0]?.[0])
}

const COLORS: ReadonlySet<number> = new Set([1, 3, 4])

function stackGrid(stack: Stack): Grid {
  const [first = []] = stack
  const [depth, height, width] = [stack.length, first.length, first[0]?.length ?? 0]
  const size = `${depth} × ${height} × ${width}`
  if (COLORS.has(width)) {
    const read: ReadPoint = (row, column) => stack[row]?.[column] ?? []
    return paint({ width: height, height: depth }, read, { shape: size })
  }
  if (COLORS.has(depth) && depth !== 4) {
    const read: ReadPoint = (row, column) => stack.map((layer) => layer[row]?.[column] ?? 0)
    return paint({ width, height }, read, { shape: size })
  }
  const last = stack.at(-1) ?? []
  const read: ReadPoint = (row, column) => [last[row]?.[column] ?? 0]
  return paint({ width, height }, read, { shape: size, isLastOf: depth })
}

/**
 * Chooses how to show what an agent sees: numbers as bars, rows of pixels as a picture, of a stack of
 * pictures the last.
 *
 * @example
 * ```ts
 * observationView(14) // { type: 'number', value: 14 }
 * observationView([0.1, -2]) // { type: 'values', values: [0.1, -2] }
 * ```
 */
export function observationView(observation: Observation): ObservationView {
  if (typeof observation === 'number') return { type: 'number', value: observation }
  if (isNumbers(observation)) return { type: 'values', values: observation }
  if (isStack(observation)) return { type: 'grid', grid: stackGrid(observation) }
  const matrix: Matrix = observation
  const size = {
    width: Math.max(...matrix.slice(0, 1000).map(({ length }) => length)),
    height: matrix.length,
  }
  const read: ReadPoint = (row, column) => [matrix[row]?.[column] ?? 0]
  return { type: 'grid', grid: paint(size, read, { shape: `${size.height} × ${size.width}` }) }
}

function isNumbers(values: Exclude<Observation, number>): values is readonly number[] {
  return values.every((value) => typeof value === 'number')
}
