import type { LogitsProcessor } from './logitsProcessor.ts'

/** Leaves only these tokens possible, at one length of the sequence. */
export function forcedAt(length: number, tokens: readonly number[]): LogitsProcessor {
  return (ids, scores) => {
    if (ids.length !== length) return
    scores.fill(-Infinity)
    for (const token of tokens) if (token < scores.length) scores[token] = 0
  }
}

/** Rules tokens out: everywhere, or at one length of the sequence only. */
export function suppressed(tokens: readonly number[], length?: number): LogitsProcessor {
  return (ids, scores) => {
    if (length !== undefined && ids.length !== length) return
    for (const token of tokens) if (token < scores.length) scores[token] = -Infinity
  }
}

/** Puts numbers in the place of those that are none: 0 for NaN, the greatest and least for ±∞. */
export const finiteScores: LogitsProcessor = (_, scores) => {
  const greatest = 3.402_823_466_385_288_6e38
  for (const [token, score] of scores.entries()) {
    if (Number.isNaN(score)) scores[token] = 0
    else if (!Number.isFinite(score)) scores[token] = Math.sign(score) * greatest
  }
}
