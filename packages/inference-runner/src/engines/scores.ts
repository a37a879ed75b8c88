/** How raw numbers become scores. */
export type ScoreFunction = 'softmax' | 'sigmoid' | 'none'

/** Probabilities that sum to 1: exp(x - max) / sum, the stable form of softmax. */
export function softmax(logits: readonly number[]): number[] {
  const largest = logits.reduce((a, b) => Math.max(a, b), -Infinity)
  const powers = logits.map((logit) => Math.exp(logit - largest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** An independent probability for each number: 1 / (1 + exp(-x)). */
function sigmoid(logits: readonly number[]): number[] {
  return logits.map((logit) => 1 / (1 + Math.exp(-logit)))
}

/** Turns raw numbers into scores. */
export function toScores(logits: readonly number[], scoreFunction: ScoreFunction): number[] {
  if (scoreFunction === 'softmax') return softmax(logits)
  return scoreFunction === 'sigmoid' ? sigmoid(logits) : [...logits]
}

/** The best names with their scores, best first. A count of null takes them all. */
export function rank(
  names: readonly string[],
  scores: readonly number[],
  count: number | null,
): { label: string; score: number }[] {
  return names
    .map((label, index) => ({ label, score: scores[index] ?? 0 }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, count ?? names.length)
}
