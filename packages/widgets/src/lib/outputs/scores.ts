function isProbability(score: number): boolean {
  return score >= 0 && score <= 1
}

const percent = /*#__PURE__*/ new Intl.NumberFormat('en', {
  style: 'percent',
  maximumFractionDigits: 1,
})
const plain = /*#__PURE__*/ new Intl.NumberFormat('en', { maximumFractionDigits: 3 })

/**
 * How long the bar of each score is, from 0 to 1: the score itself when all are probabilities,
 * otherwise its size beside the largest.
 */
export function scoreShares(scores: readonly number[]): number[] {
  if (scores.every(isProbability)) return [...scores]
  const largest = Math.max(...scores.map(Math.abs))
  return scores.map((score) => Math.abs(score) / largest)
}

/** Writes a score as a percentage when it and its neighbours are probabilities, else as a number. */
export function formatScore(score: number, all: readonly { score: number }[]): string {
  return (all.every((other) => isProbability(other.score)) ? percent : plain).format(score)
}
