import { ticks } from 'd3-array'

/** The smallest and the largest of some numbers. */
export interface Extent {
  low: number
  high: number
}

/**
 * Finds the smallest and the largest of numbers; what is missing or endless does not count. A single
 * value gets room around it. `undefined` when there is no number at all.
 *
 * @example
 * ```ts
 * extentOf([3, null, 9]) // { low: 3, high: 9 }
 * extentOf([4]) // { low: 3.5, high: 4.5 }
 * ```
 */
export function extentOf(values: Iterable<number | null | undefined>): Extent | undefined {
  let [low, high] = [Infinity, -Infinity]
  for (const value of values) {
    if (value === null || value === undefined || !Number.isFinite(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  if (low > high) return undefined
  if (low < high) return { low, high }
  // Beside numbers of this size, half of one is nothing.
  const room = Math.max(Math.abs(low) / 8, 0.5)
  const isHuge = Math.abs(low) > Number.MAX_VALUE / 4
  return isHuge
    ? { low: Math.min(low, 0), high: Math.max(high, 0) }
    : { low: low - room, high: high + room }
}

/** An extent with a little room below and above, where there are larger numbers still. */
export function withRoom({ low, high }: Extent): Extent {
  const room = (high / 2 - low / 2) / 10
  const isHuge = !Number.isFinite(low - room) || !Number.isFinite(high + room)
  return isHuge ? { low, high } : { low: low - room, high: high + room }
}

/**
 * Where a value lies between the bounds of an extent, from 0 to 1. Halves are compared, because the
 * difference of the largest numbers is endless.
 */
export function shareIn({ low, high }: Extent, value: number): number {
  const share = (value / 2 - low / 2) / (high / 2 - low / 2)
  return Math.min(Math.max(share, 0), 1)
}

/** Round numbers within an extent, for an axis. */
export function roundTicks({ low, high }: Extent, count: number): number[] {
  const isUsual = Number.isFinite(high - low) && high - low > Number.MIN_VALUE * 1e6
  return isUsual ? ticks(low, high, count).slice(0, count * 2) : [...new Set([low, high])]
}

/**
 * Places for labels on an axis of numbered points, with equal round steps.
 *
 * @param most - how many labels fit.
 *
 * @example
 * ```ts
 * indexTicks(100, 5) // [0, 25, 50, 75]
 * ```
 */
export function indexTicks(length: number, most: number): number[] {
  const least = length / Math.max(most, 1)
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)))
  const step = [1, 2, 2.5, 5, 10]
    .map((factor) => factor * power)
    .find((size) => Number.isInteger(size) && size >= least)
  const size = step ?? Math.max(Math.ceil(least), 1)
  return Array.from({ length: Math.ceil(length / size) }, (_, index) => index * size)
}
