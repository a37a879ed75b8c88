/** A text with its score, as a list shows it. */
export interface RankedText {
  /** Place of the text in the input, from 0. */
  index: number
  /** `undefined` for an index that the input does not have. */
  text: string | undefined
  score: number
}

/**
 * Finds the texts that a ranking names.
 *
 * @example
 * ```ts
 * rankTexts(['a', 'b'], [{ index: 1, score: 0.9 }, { index: 7, score: 0.1 }])
 * // [{ index: 1, text: 'b', score: 0.9 }, { index: 7, text: undefined, score: 0.1 }]
 * ```
 */
export function rankTexts(
  texts: readonly string[],
  ranking: readonly { index: number; score: number; text?: string | undefined }[],
): RankedText[] {
  return ranking.map(({ index, score, text }) => ({ index, score, text: text ?? texts[index] }))
}

/**
 * Puts texts in the order of their scores, the highest first. Scores without a text are left out.
 *
 * @example
 * ```ts
 * sortTexts(['a', 'b'], [0.1, 0.9]) // [{ index: 1, text: 'b', score: 0.9 }, { index: 0, … }]
 * ```
 */
export function sortTexts(texts: readonly string[], scores: readonly number[]): RankedText[] {
  return scores
    .map((score, index) => ({ index, score, text: texts[index] }))
    .toSorted((a, b) => b.score - a.score)
}
