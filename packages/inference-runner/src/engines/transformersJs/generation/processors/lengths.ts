import type { LogitsProcessor } from './logitsProcessor.ts'

/** No end before the sequence has so many tokens. */
export function minLength(length: number, endTokens: ReadonlySet<number>): LogitsProcessor {
  return (ids, scores) => {
    if (ids.length >= length) return
    for (const token of endTokens) if (token < scores.length) scores[token] = -Infinity
  }
}

/**
 * Makes the end more probable with each token after the first `start` new ones:
 * score + |score| · (factor^(tokens beyond) - 1), as in Transformers.
 */
export function exponentialDecay(
  [start, factor]: readonly [start: number, factor: number],
  { startTokens, endTokens }: { startTokens: number; endTokens: ReadonlySet<number> },
): LogitsProcessor {
  return (ids, scores) => {
    const beyond = ids.length - start - startTokens
    if (beyond <= 0) return
    for (const token of endTokens) {
      const score = scores[token]
      if (score === undefined || !Number.isFinite(score)) continue
      scores[token] = score + Math.abs(score) * (factor ** beyond - 1)
    }
  }
}
