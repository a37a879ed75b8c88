import type { LogitsProcessor } from './logitsProcessor.ts'

function scale(scores: Float32Array, tokens: Iterable<number>, penalty: number): void {
  for (const token of tokens) {
    const score = scores[token]
    if (score !== undefined) scores[token] = score < 0 ? score * penalty : score / penalty
  }
}

/**
 * Divides the scores of tokens that are there already, in the prompt or after it; negative ones are
 * multiplied. From "CTRL" (Keskar et al., 2019, arXiv 1909.05858), as in Transformers.
 */
export function repetitionPenalty(penalty: number): LogitsProcessor {
  return (ids, scores) => scale(scores, new Set(ids), penalty)
}

/** Raises the scores of the tokens that an encoder read, for a text that keeps to them. */
export function encoderRepetitionPenalty(
  encoderIds: readonly number[],
  penalty: number,
): LogitsProcessor {
  const tokens = new Set(encoderIds)
  return (_, scores) => scale(scores, tokens, 1 / penalty)
}

/**
 * Lowers the scores of tokens that were written already: by `frequency` for each time, and by `presence`
 * once, as OpenAI's API defines it. The prompt does not count.
 */
export function countPenalty(
  startTokens: number,
  {
    frequency = 0,
    presence = 0,
  }: { frequency?: number | undefined; presence?: number | undefined },
): LogitsProcessor {
  return (ids, scores) => {
    const counts = new Map<number, number>()
    for (const id of ids.slice(startTokens)) counts.set(id, (counts.get(id) ?? 0) + 1)
    for (const [id, count] of counts) {
      const score = scores[id]
      if (score !== undefined) scores[id] = score - count * frequency - presence
    }
  }
}
