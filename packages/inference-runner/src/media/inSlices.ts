import { setImmediate as nextTurn } from 'node:timers/promises'

/** How many items of an array are worked on before the event loop gets its turn: about 2 ms. */
const SLICE = 400_000

/**
 * Works through a range of numbers in slices, with a turn of the event loop between two of them, so
 * that a large picture does not stall whatever else the process does.
 *
 * @param weight - how many items of an array each number stands for, such as the pixels of a row.
 *
 * @example
 * ```ts
 * await inSlices(height, width, (from, to) => convertRows(from, to))
 * ```
 */
export async function inSlices(
  count: number,
  weight: number,
  work: (from: number, to: number) => void,
): Promise<void> {
  const step = Math.max(1, Math.floor(SLICE / Math.max(1, weight)))
  for (let from = 0; from < count; from += step) {
    if (from > 0) await nextTurn()
    work(from, Math.min(count, from + step))
  }
}
