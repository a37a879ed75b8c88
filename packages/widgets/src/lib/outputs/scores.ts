import { formatNumber } from './formatNumber.ts'

/** What 32-bit floats make of 0 and 1 after a softmax over many classes. */
const ROUNDING = 1e-3

function isProbability(score: number): boolean {
  return score >= -ROUNDING && score <= 1 + ROUNDING
}

function isKnown(score: number | undefined): score is number {
  return score !== undefined && !Number.isNaN(score)
}

function toShare(score: number): number {
  return Math.min(Math.max(score, 0), 1)
}

const percent = /*#__PURE__*/ new Intl.NumberFormat('en', {
  style: 'percent',
  maximumFractionDigits: 1,
})

/** How scores that belong together are written and drawn. */
export interface ScoreScale {
  /** A percentage when all are probabilities, else a number. */
  format: (score: number) => string
  /** How long the bar of a score is, from 0 to 1. */
  share: (score: number) => number
}

/**
 * The scale of scores: probabilities as they are, other numbers by their size beside the largest. A
 * score that is missing or no number has no say; one a little above 1 or below 0 is rounding.
 *
 * @example
 * ```ts
 * const { format, share } = scoreScale([0.9876, 1.0000001])
 * format(1.0000001) // '100%'
 * share(0.9876) // 0.9876
 * scoreScale([4, -2]).share(-2) // 0.5
 * ```
 */
export function scoreScale(scores: readonly (number | undefined)[]): ScoreScale {
  const known = scores.filter(isKnown)
  if (known.every(isProbability)) {
    const format = (score: number) =>
      Number.isNaN(score) ? formatNumber(score) : percent.format(toShare(score))
    return { format, share: (score) => (Number.isNaN(score) ? 0 : toShare(score)) }
  }
  const finite = known.filter(Number.isFinite)
  const largest = finite.reduce((most, score) => Math.max(most, Math.abs(score)), 0)
  const share = (score: number) => {
    if (Number.isNaN(score)) return 0
    return Number.isFinite(score) && largest > 0 ? Math.abs(score) / largest : Number(score !== 0)
  }
  return { format: (score) => formatNumber(Number(score.toPrecision(4))), share }
}

/** How long the bar of each score is, from 0 to 1. */
export function scoreShares(scores: readonly number[]): number[] {
  return scores.map(scoreScale(scores).share)
}

/** Writes a score as a percentage when it and its neighbours are probabilities, else as a number. */
export function formatScore(score: number, all: readonly { score: number }[]): string {
  return scoreScale(all.map((other) => other.score)).format(score)
}

/** The same items, the best first; those whose score is missing or no number come last. */
export function bestFirst<Item extends { score?: number | undefined }>(
  items: readonly Item[],
): Item[] {
  const rank = ({ score }: Item) => (isKnown(score) ? score : -Infinity)
  const isLast = (item: Item) => Number(!isKnown(item.score))
  return items.toSorted(
    (a, b) => isLast(a) - isLast(b) || (rank(a) === rank(b) ? 0 : rank(b) > rank(a) ? 1 : -1),
  )
}
