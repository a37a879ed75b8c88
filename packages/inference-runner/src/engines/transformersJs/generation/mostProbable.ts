/** A token and its logit. */
export interface Candidate {
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
export function mostProbable(logits: Float32Array, count: number): Candidate[] {
  if (count === 0) return []
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
