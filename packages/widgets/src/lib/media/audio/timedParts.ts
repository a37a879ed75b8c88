/** A part of a recording as a model gave it. */
export interface GivenPart {
  /** What is said or heard in it. */
  text: string
  startS: number
  /** `null` where the recording stops in the middle. */
  endS: number | null
  /** How sure the model is, from 0 to 1. */
  score?: number | undefined
}

/** A part of a recording with times that are in it. */
export interface TimedPart extends GivenPart {
  endS: number
}

/** The parts of a recording, and how many had times that no recording has. */
export interface TimedParts {
  parts: readonly TimedPart[]
  /** How many are left out. */
  refused: number
}

/** How long a last part without an end lasts in a recording whose length is not known. */
const UNKNOWN_S = 3

/**
 * Puts parts into the order of their times. A part without an end lasts until the next begins, the last
 * to the end of the recording. Parts that begin at no time, before the recording or after it are refused.
 *
 * @param durationS - 0 while it is not known.
 *
 * @example
 * ```ts
 * orderParts([{ text: 'b', startS: 2, endS: null }, { text: 'a', startS: 0, endS: 1 }], 5).parts
 * // [{ text: 'a', startS: 0, endS: 1 }, { text: 'b', startS: 2, endS: 5 }]
 * ```
 */
export function orderParts(given: readonly GivenPart[], durationS: number): TimedParts {
  const lastS = durationS > 0 ? durationS : Infinity
  // Models round: the last part may begin a moment after the end.
  const isIn = ({ startS }: GivenPart) => startS >= 0 && startS <= lastS + 0.05
  const fit = given.filter(isIn).toSorted((one, other) => one.startS - other.startS)
  const parts = fit.map((part, index) => {
    const nextS = fit[index + 1]?.startS ?? (durationS > 0 ? durationS : part.startS + UNKNOWN_S)
    const ownS = part.endS !== null && part.endS >= part.startS ? part.endS : nextS
    return { ...part, endS: Math.min(ownS, lastS) }
  })
  return { parts, refused: given.length - fit.length }
}

/** How many parts may begin one after the other inside of one that still goes on. */
const MOST_NESTED = 64

/**
 * Number of the part that is heard at a time: of those, the one that began last.
 *
 * @param parts - in the order of their beginnings.
 * @returns `undefined` between parts.
 */
export function partAt(parts: readonly TimedPart[], timeS: number): number | undefined {
  let [low, high] = [0, parts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((parts[middle]?.startS ?? Infinity) <= timeS) low = middle + 1
    else high = middle
  }
  const first = Math.max(0, low - MOST_NESTED)
  for (let index = low - 1; index >= first; index -= 1)
    if ((parts[index]?.endS ?? 0) > timeS) return index
  return undefined
}

/** Whether each part is a single word, so that they read as a text. */
export function areWords(parts: readonly GivenPart[]): boolean {
  return parts.length > 1 && parts.every(({ text }) => !/\S\s+\S/.test(text))
}

/** Seconds in which something is heard; what overlaps counts once. */
export function coveredS(parts: readonly TimedPart[]): number {
  let [sum, untilS] = [0, 0]
  for (const { startS, endS } of parts) {
    sum += Math.max(0, endS - Math.max(startS, untilS))
    untilS = Math.max(untilS, endS)
  }
  return sum
}
