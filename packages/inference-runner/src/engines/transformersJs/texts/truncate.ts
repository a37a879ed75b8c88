/** Which of two texts loses tokens when both are too long together. */
export type TruncationStrategy = 'longest_first' | 'only_first' | 'only_second'

/** Which end of a text loses tokens. */
export type TruncationSide = 'left' | 'right'

/**
 * Works out how many tokens of two texts are kept, as `tokenizers` does: with `longest_first` the longer
 * one loses tokens until both are equal, then both do.
 *
 * @param limit - most tokens of both together, without those that the model wants around them.
 */
export function keptLengths(
  first: number,
  second: number,
  limit: number,
  strategy: TruncationStrategy,
): [first: number, second: number] {
  if (first + second <= limit) return [first, second]
  if (strategy === 'only_first') return [Math.max(0, limit - second), second]
  if (strategy === 'only_second') return [first, Math.max(0, limit - first)]
  const shorter = Math.min(first, second)
  const longer = Math.max(shorter, limit - shorter)
  const kept: [number, number] =
    shorter > limit || shorter + longer > limit
      ? [Math.floor(limit / 2), Math.floor(limit / 2) + (limit % 2)]
      : [shorter, longer]
  return first <= second ? kept : [kept[1], kept[0]]
}

/** The tokens that are kept of a text. */
export function truncated<Token>(
  tokens: readonly Token[],
  count: number,
  side: TruncationSide,
): readonly Token[] {
  if (count >= tokens.length) return tokens
  return side === 'left' ? tokens.slice(tokens.length - count) : tokens.slice(0, count)
}

/**
 * Splits a text into windows of at most `count` tokens that overlap by `stride`, as `tokenizers` does.
 *
 * @param stride - below `count`.
 */
export function windowsOf<Token>(
  tokens: readonly Token[],
  count: number,
  stride: number,
): (readonly Token[])[] {
  if (tokens.length <= count) return [tokens]
  const windows: (readonly Token[])[] = []
  for (let from = 0; ; from += count - stride) {
    windows.push(tokens.slice(from, from + count))
    if (from + count >= tokens.length) return windows
  }
}
