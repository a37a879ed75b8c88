import { mostProbable } from './mostProbable.ts'

/** How the next token is drawn at random. */
export interface SamplingSettings {
  temperature: number
  /** `Infinity` keeps all tokens. */
  topK: number
  topP: number
  /** Start of the random numbers; `undefined` starts anywhere. */
  seed: number | undefined
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
