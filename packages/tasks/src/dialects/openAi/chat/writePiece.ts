import { isJsonObject } from '../../shared/isJsonObject.ts'
import { UNSAID } from '../header.ts'
import { compact } from './compact.ts'
import { writeFinishReason } from './finishReason.ts'
import { writeLogprobs } from './logprobs.ts'
import { writeToolCalls } from './writeToolCall.ts'

function writeCall(call: unknown): unknown {
  if (!isJsonObject(call) || !isJsonObject(call['function'])) return call
  return { ...call, function: compact(call['function']) }
}

function writeDelta(delta: Record<string, unknown>): Record<string, unknown> {
  const { tool_calls: calls, ...rest } = delta
  const known = Array.isArray(calls) ? calls.map(writeCall) : calls
  return { ...compact(rest), ...writeToolCalls(known) }
}

function writeChoice(choice: unknown): unknown {
  if (!isJsonObject(choice)) return choice
  const { delta, finish_reason: reason, logprobs, ...rest } = choice
  return {
    ...rest,
    delta: isJsonObject(delta) ? writeDelta(delta) : delta,
    ...writeFinishReason(reason),
    ...(isJsonObject(logprobs) ? { logprobs: writeLogprobs(logprobs) } : {}),
  }
}

/** A canonical piece of a chat as `/v1/chat/completions` streams it. */
export function writePiece(piece: unknown): unknown {
  if (!isJsonObject(piece)) return piece
  const { choices, usage, system_fingerprint, ...rest } = piece
  return {
    ...UNSAID,
    ...rest,
    object: 'chat.completion.chunk',
    choices: Array.isArray(choices) ? choices.map(writeChoice) : choices,
    ...compact({ usage, system_fingerprint }),
  }
}
