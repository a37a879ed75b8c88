import { BadRequestError } from '../core/errors.ts'
import { runChat, type ChatCall } from './chatCall.ts'

/**
 * Counts the tokens of a chat, with those of its template and its tools: the model reads it, which takes as long
 * as it takes to begin an answer.
 *
 * @throws BadRequestError for a model that does not say how many it read; what the run throws.
 */
export async function countChatTokens({ body, ...call }: ChatCall): Promise<number> {
  const { tool_choice: _choice, response_format: _format, ...rest } = body
  const { usage } = await runChat({ ...call, body: { ...rest, max_tokens: 1 } })
  if (usage) return usage.prompt_tokens
  throw new BadRequestError(`The model ${call.model.id} does not say how many tokens it reads.`)
}
