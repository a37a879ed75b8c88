import type { TokenizerOptions } from '../../runner/runner.ts'
import type { Runner } from '../../runner/runner.ts'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import { NoTokenizerError } from '../../errors.ts'
import { refusal } from '../calls/pathMap.ts'

/** Texts that came, as strings or as the numbers of their tokens: one of them, or several. */
export interface GivenTexts {
  /** Where they are in the body. */
  path: string
  texts: string | readonly (string | number | readonly number[])[]
}

/** The numbers of tokens in a list of them, or in several. */
function tokensIn(texts: readonly (string | number | readonly number[])[]): number[][] {
  const isOne = texts.every((part) => typeof part === 'number')
  const lists = isOne ? [texts] : texts
  return lists.map((list) => (Array.isArray(list) ? list.map(Number) : []))
}

/**
 * Texts as strings: those that came as tokens are put together by the tokenizer of the model, which need not be
 * the one that took them apart.
 *
 * @throws InvalidRequestError for tokens, where the model has no tokenizer.
 */
export async function textsOfTokens(
  runner: Runner,
  { task, id }: ModelInfo,
  { path, texts }: GivenTexts,
  options: TokenizerOptions = {},
): Promise<string[]> {
  if (typeof texts === 'string') return [texts]
  const strings = texts.filter((part) => typeof part === 'string')
  if (strings.length === texts.length) return strings
  try {
    return await runner.detokenize(task, tokensIn(texts), { ...options, model: id })
  } catch (error) {
    if (!(error instanceof NoTokenizerError)) throw error
    throw refusal(path, 'texts: this model has no tokenizer that reads tokens', texts)
  }
}
