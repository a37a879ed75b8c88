import { isJsonObject } from '../../shared/isJsonObject.ts'
import { compact } from './compact.ts'

/** A count, which may be a string of digits. */
function tokens(count: unknown): number {
  const number = typeof count === 'string' ? Number(count) : count
  return Number.isSafeInteger(number) ? Number(number) : 0
}

/** Anthropic and OpenAI's Responses say `input_tokens` and `output_tokens`. */
function renamedCounts(usage: Record<string, unknown>): Record<string, unknown> {
  const { input_tokens: input, output_tokens: output, ...rest } = usage
  const isOurs = 'prompt_tokens' in rest || 'completion_tokens' in rest
  return isOurs ? usage : { prompt_tokens: input, completion_tokens: output, ...rest }
}

/**
 * What a call cost. Counts that a server leaves out because they are none, or because they follow from
 * the others, are filled in. Undefined where it says nothing.
 */
export function readUsage(given: unknown): unknown {
  if (!isJsonObject(given)) return given ?? undefined
  const usage = compact(renamedCounts(given))
  const { prompt_tokens: prompt, completion_tokens: completion, total_tokens: total } = usage
  if (prompt === undefined && completion === undefined && total === undefined) return undefined
  return {
    ...usage,
    prompt_tokens: prompt ?? 0,
    completion_tokens: completion ?? Math.max(0, tokens(total) - tokens(prompt)),
    total_tokens: total ?? tokens(prompt) + tokens(completion),
  }
}
