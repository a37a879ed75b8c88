import type { LogitsProcessor } from './logitsProcessor.ts'

/** Tokens in a row with what is added to the score of the last one after the others. */
export type SequenceBias = readonly (readonly [tokens: readonly number[], bias: number])[]

/** Adds to the scores of tokens that would complete a sequence. */
export function sequenceBias(sequences: SequenceBias): LogitsProcessor {
  return (ids, scores) => {
    const added = new Map<number, number>()
    for (const [tokens, bias] of sequences) {
      const before = tokens.slice(0, -1)
      const last = tokens.at(-1)
      if (last === undefined || last >= scores.length || before.length > ids.length) continue
      const start = ids.length - before.length
      if (!before.every((id, offset) => ids[start + offset] === id)) continue
      added.set(last, (added.get(last) ?? 0) + bias)
    }
    for (const [token, bias] of added) scores[token] = (scores[token] ?? 0) + bias
  }
}

/** Rules out sequences of tokens. An end token alone is never ruled out, as in Transformers. */
export function noBadWords(
  words: readonly (readonly number[])[],
  endTokens: ReadonlySet<number>,
): LogitsProcessor {
  const kept = words.filter(([only, ...rest]) => rest.length > 0 || !endTokens.has(only ?? -1))
  return sequenceBias(kept.map((tokens) => [tokens, -Infinity]))
}
