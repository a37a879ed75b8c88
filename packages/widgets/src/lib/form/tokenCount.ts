/** Letters that are mostly a token each: those of Chinese, Japanese and Korean. */
const WIDE = /[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]/g
const LETTERS_OF_A_TOKEN = 4
/** Of a longer text the beginning stands for the whole, so that typing stays quick. */
const SAMPLE = 20_000

/**
 * About how many tokens a text has: tokenizers differ, and a page does not have the model's. Four letters
 * of an alphabet make one, and every sign of Chinese, Japanese and Korean does.
 *
 * @example
 * ```ts
 * aboutTokens('The quick brown fox jumps over the lazy dog.') // 11
 * ```
 */
export function aboutTokens(text: string): number {
  const sample = text.slice(0, SAMPLE)
  const wide = sample.match(WIDE)?.length ?? 0
  const tokens = wide + (sample.length - wide) / LETTERS_OF_A_TOKEN
  return sample === '' ? 0 : Math.ceil((tokens * text.length) / sample.length)
}
