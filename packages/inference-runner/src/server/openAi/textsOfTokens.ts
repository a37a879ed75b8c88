import { isRecord } from '@taskmesh/errors'
import { createIssue, InvalidRequestError, type TaskId } from '@taskmesh/tasks'
import type { Runner, TokenizerOptions } from '../../runner/runner.ts'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import { NoTokenizerError } from '../../errors.ts'
import { refusal } from '../calls/pathMap.ts'

/** Texts that came, as strings or as the numbers of their tokens: one of them, or several. */
export interface GivenTexts {
  /** Where they are in the body. */
  path: string
  texts: string | readonly (string | number | readonly number[])[]
}

/** Most tokens of a call. Source: OpenAI API reference, "Create embeddings". */
const MAX_TOKENS = 300_000

/**
 * Looks at the lengths of lists of tokens before each number is looked at.
 *
 * @param name - the field of the body in which they are.
 * @throws InvalidRequestError for more than a call may have.
 */
export function assertTokenCount(task: TaskId, name: string, body: unknown): void {
  const given = isRecord(body) ? body[name] : undefined
  const list: readonly unknown[] = Array.isArray(given) ? given : []
  const count = list.reduce<number>((sum, part) => sum + (Array.isArray(part) ? part.length : 1), 0)
  if (count <= MAX_TOKENS) return
  const expected = `at most ${MAX_TOKENS} texts or tokens`
  const received = String(count)
  throw new InvalidRequestError(task, [
    createIssue({ path: name, code: 'too_big', expected, received }),
  ])
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
