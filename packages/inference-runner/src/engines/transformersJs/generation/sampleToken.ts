/** How the next token is drawn at random. */
export interface SamplingSettings {
  temperature: number
  /** `Infinity` keeps all tokens. */
  topK: number
  topP: number
  /** Start of the random numbers; `undefined` starts anywhere. */
  seed: number | undefined
}

interface Candidate {
  token: number
  logit: number
}

/** Where a logit belongs in a list that is sorted from high to low. */
function placeOf(sorted: readonly Candidate[], logit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle]?.logit ?? -Infinity) >= logit) low = middle + 1
    else high = middle
  }
  return low
}

/** The `count` most probable tokens, best first. Tokens that are ruled out (-∞) never count. */
function mostProbable(logits: Float32Array, count: number): Candidate[] {
  const all = (): Candidate[] =>
    Array.from(logits, (logit, token) => ({ token, logit })).filter(
      ({ logit }) => logit > -Infinity,
    )
  if (count >= logits.length / 4)
    return all()
      .toSorted((a, b) => b.logit - a.logit)
      .slice(0, count)
  const best: Candidate[] = []
  for (const [token, logit] of logits.entries()) {
    const worst = best.length < count ? -Infinity : (best.at(-1)?.logit ?? -Infinity)
    if (!(logit > worst)) continue
    best.splice(placeOf(best, logit), 0, { token, logit })
    if (best.length > count) best.pop()
  }
  return best
}

/**
 * Draws one token from logits.
 *
 * Steps, as in "The Curious Case of Neural Text Degeneration" (Holtzman et al., 2020) and in the
 * order of Transformers: divide by the temperature, keep the `topK` most probable tokens, keep the
 * smallest set whose probabilities sum to at least `topP`, draw by probability.
 *
 * @param logits - one number for each token of the vocabulary; -∞ rules a token out.
 * @param chance - a random number from 0 (inclusive) to 1 (exclusive).
 * @returns the number of a token; 0 when every token is ruled out.
 */
export function sampleToken(
  logits: Float32Array,
  { temperature, topK, topP }: SamplingSettings,
  chance: number,
): number {
  const candidates = mostProbable(logits, topK)
  const best = candidates[0]
  if (best === undefined) return 0
  const weights = candidates.map(({ logit }) => Math.exp((logit - best.logit) / temperature))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let kept = 0
  let mass = 0
  while (kept < weights.length && (kept === 0 || mass < topP * total)) mass += weights[kept++] ?? 0
  let left = chance * mass
  const index = weights.slice(0, kept).findIndex((weight) => (left -= weight) < 0)
  return (candidates[index] ?? best).token
}
