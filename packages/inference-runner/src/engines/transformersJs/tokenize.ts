import type { PreTrainedTokenizer } from '@huggingface/transformers'

export { longestInput } from './texts/positionLimit.ts'

/** Sentences about the texts, or pairs of texts, that are longer than what the model reads. */
export function describeCuts(
  tokenizer: PreTrainedTokenizer,
  texts: readonly (string | { text: string; text_pair: string })[],
  limit: number,
): string[] {
  return texts.flatMap((input, index) => {
    const { text, text_pair } = typeof input === 'string' ? { text: input, text_pair: '' } : input
    const isShort = text.length + text_pair.length < limit / 4
    const tokens = isShort ? 0 : tokenizer.encode(text, { text_pair: text_pair || null }).length
    if (tokens <= limit) return []
    const name = texts.length === 1 ? 'The text' : `Text ${index + 1}`
    return [`${name} has ${tokens} tokens; the model reads the first ${limit} only.`]
  })
}
