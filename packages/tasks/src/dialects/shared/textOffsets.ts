/** How many of these numbers, in ascending order, are below a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [from, to] = [0, numbers.length]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if ((numbers[middle] ?? Infinity) < limit) from = middle + 1
    else to = middle
  }
  return from
}

/** Places in one text, counted in two ways. */
export interface TextOffsets {
  /** From UTF-16 code units, as JavaScript counts, to code points, as Python does. */
  toCodePoints: (offset: number) => number
  /** From code points to UTF-16 code units. */
  toCodeUnits: (offset: number) => number
}

/**
 * Converts places in a text between UTF-16 code units, which the schemas of this package count, and code
 * points, which servers and clients in Python count. They differ behind characters that take two code
 * units, such as emoji. A place in the middle of such a character becomes the one after it, and places
 * behind the end of the text stay as far behind it.
 *
 * Making it reads the text once; each conversion then takes logarithmic time.
 *
 * @example
 * ```ts
 * const offsets = textOffsets('😀 Paris')
 * offsets.toCodePoints(3) // 2
 * offsets.toCodeUnits(2) // 3
 * ```
 */
export function textOffsets(text: string): TextOffsets {
  const seconds = [...text.matchAll(/[\uD800-\uDBFF](?=[\uDC00-\uDFFF])/g)].map(
    ({ index }) => index + 1,
  )
  const points = seconds.map((second, before) => second - 1 - before)
  return {
    toCodePoints: (offset) => offset - countBelow(seconds, offset),
    toCodeUnits: (offset) => offset + countBelow(points, offset),
  }
}
