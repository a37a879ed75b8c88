/** A row or column that is shown, with how many were left out before it. */
export interface ShownPlace {
  index: number
  skipped: number
}

/**
 * Chooses rows or columns of a long table: the first ones, and those that matter with their
 * neighbours, in their order.
 *
 * @param most - how many at most.
 *
 * @example
 * ```ts
 * shownPlaces(1000, [500], 4) // places 0, 499, 500 and 501
 * ```
 */
export function shownPlaces(
  length: number,
  important: readonly number[],
  most: number,
): ShownPlace[] {
  const near = important.slice(0, most).flatMap((index) => [index, index - 1, index + 1])
  const first = Array.from({ length: Math.min(length, most) }, (_, index) => index)
  // Those that matter come first, then their neighbours, then the beginning of the table.
  const ordered = [...important.slice(0, most), ...near, ...first]
  const chosen = new Set(ordered.filter((index) => index >= 0 && index < length))
  const indices = [...chosen].slice(0, most).toSorted((a, b) => a - b)
  return indices.map((index, place) => ({
    index,
    skipped: index - (indices[place - 1] ?? -1) - 1,
  }))
}
