/** What can be said of many numbers. */
export interface SeriesFacts {
  count: number
  /** The smallest and the largest of those that are finite; 0 when none is. */
  smallest: number
  largest: number
  mean: number
  /** The length of the vector that they are. */
  norm: number
  /** How many are no finite number. */
  broken: number
}

/** Facts about the numbers of all rows; NaN and Infinity are only counted. */
export function seriesFacts(rows: readonly (readonly number[])[]): SeriesFacts {
  let [smallest, largest, count, finite] = [Infinity, -Infinity, 0, 0]
  for (const row of rows) {
    count += row.length
    for (const value of row) {
      if (!Number.isFinite(value)) continue
      if (value < smallest) smallest = value
      if (value > largest) largest = value
      finite += 1
    }
  }
  if (finite === 0) [smallest, largest] = [0, 0]
  return { count, smallest, largest, broken: count - finite, ...sums(rows, smallest, largest) }
}

/** Mean and length, in parts of the largest number so that no sum overflows. */
function sums(rows: readonly (readonly number[])[], smallest: number, largest: number) {
  const unit = Math.max(Math.abs(smallest), Math.abs(largest)) || 1
  let [sum, squares, finite] = [0, 0, 0]
  for (const row of rows) {
    for (const value of row) {
      if (!Number.isFinite(value)) continue
      sum += value / unit
      squares += (value / unit) ** 2
      finite += 1
    }
  }
  return { mean: (sum / Math.max(finite, 1)) * unit, norm: Math.sqrt(squares) * unit }
}

/** The lowest and the highest value of a stretch of a series. */
export type Range = readonly [low: number, high: number]

/**
 * A series in at most so many stretches, with the range of each, which begins or ends at 0 where all of
 * it is on one side; `undefined` for one without a finite number.
 */
export function seriesRanges(values: readonly number[], most: number): (Range | undefined)[] {
  const count = Math.min(values.length, most)
  return Array.from({ length: count }, (_, index) => {
    const start = Math.floor((index * values.length) / count)
    const end = Math.floor(((index + 1) * values.length) / count)
    let range: Range | undefined
    for (let place = start; place < end; place += 1) {
      const value = values[place]
      if (value === undefined || !Number.isFinite(value)) continue
      range = [Math.min(range?.[0] ?? 0, value), Math.max(range?.[1] ?? 0, value)]
    }
    return range
  })
}

/**
 * The bars of a series as an SVG path, each 1 wide, in a drawing from 0 (the top) to 1.
 *
 * @param sign - which bars: those above 0 or those below.
 */
export function barsPath(ranges: readonly (Range | undefined)[], sign: 1 | -1): string {
  const [top, bottom] = ranges.reduce<[number, number]>(
    (ends, range) => [Math.max(ends[0], range?.[1] ?? 0), Math.min(ends[1], range?.[0] ?? 0)],
    [0, 0],
  )
  // Halved, so that the whole range of floats has a height.
  const height = top / 2 - bottom / 2 || 1
  const y = (value: number) => ((top / 2 - value / 2) / height).toFixed(4)
  return ranges
    .map((range, index) => {
      const value = range?.[sign === 1 ? 1 : 0] ?? 0
      if (value === 0 || Math.sign(value) !== sign) return ''
      return `M${index + 0.1} ${y(0)}V${y(value)}h.8V${y(0)}Z`
    })
    .join('')
}
