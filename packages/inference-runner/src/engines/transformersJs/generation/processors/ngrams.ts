import type { LogitsProcessor } from './logitsProcessor.ts'

/** The tokens that follow, in `ids`, on the last `size - 1` tokens of `written`. */
function followers(ids: readonly number[], written: readonly number[], size: number): Set<number> {
  const found = new Set<number>()
  if (written.length + 1 < size) return found
  const last = size === 1 ? [] : written.slice(1 - size)
  for (let at = 0; at + size <= ids.length; at += 1) {
    if (last.every((id, offset) => ids[at + offset] === id)) found.add(ids[at + size - 1] ?? -1)
  }
  return found
}

function forbid(scores: Float32Array, tokens: Iterable<number>): void {
  for (const token of tokens) if (token < scores.length) scores[token] = -Infinity
}

/** Never the same `size` tokens twice in a text, its prompt included. */
export function noRepeatNgram(size: number): LogitsProcessor {
  return (ids, scores) => forbid(scores, followers(ids, ids, size))
}

/** Never `size` tokens in a row that the encoder read in a row. */
export function encoderNoRepeatNgram(encoderIds: readonly number[], size: number): LogitsProcessor {
  return (ids, scores) => forbid(scores, followers(encoderIds, ids, size))
}
