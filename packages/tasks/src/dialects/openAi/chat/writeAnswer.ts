import { isJsonObject } from '../../shared/isJsonObject.ts'
import { UNSAID } from '../header.ts'
import { compact } from './compact.ts'
import { writeFinishReason } from './finishReason.ts'
import { writeLogprobs } from './logprobs.ts'
import { writeToolCalls } from './writeToolCall.ts'

function writeMessage(message: Record<string, unknown>): Record<string, unknown> {
  const { content, refusal, tool_calls: calls, ...rest } = message
  return {
    ...compact(rest),
    content: content ?? null,
    refusal: refusal ?? null,
    ...writeToolCalls(calls),
  }
}

function writeChoice(choice: unknown): unknown {
  if (!isJsonObject(choice)) return choice
  const { message, finish_reason: reason, logprobs, ...rest } = choice
  return {
    ...rest,
    message: isJsonObject(message) ? writeMessage(message) : message,
    ...writeFinishReason(reason),
    logprobs: writeLogprobs(logprobs),
  }
}

/** A canonical answer as `/v1/chat/completions` gives it, with all that OpenAI's clients expect there. */
export function writeAnswer(output: unknown): unknown {
  if (!isJsonObject(output)) return output
  const { choices, usage, system_fingerprint, ...rest } = output
  return {
    ...UNSAID,
    ...rest,
    object: 'chat.completion',
    choices: Array.isArray(choices) ? choices.map(writeChoice) : choices,
    ...compact({ usage, system_fingerprint }),
  }
}
