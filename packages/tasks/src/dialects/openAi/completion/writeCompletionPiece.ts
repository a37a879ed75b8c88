import { isJsonObject } from '../../shared/isJsonObject.ts'
import { compact } from '../chat/compact.ts'
import { writeFinishReason } from '../chat/finishReason.ts'
import { UNSAID } from '../header.ts'

/** A text has no tools: what would have them run is a stop. */
function writeReason(reason: unknown): Record<string, unknown> {
  const written = writeFinishReason(reason)
  return written.finish_reason === 'tool_calls' ? { finish_reason: 'stop' } : { ...written }
}

function writeChoice(choice: unknown): unknown {
  if (!isJsonObject(choice)) return choice
  const { finish_reason: reason, logprobs, ...rest } = choice
  return { ...rest, ...writeReason(reason), logprobs: logprobs ?? null }
}

/** A piece of a completion as `/v1/completions` streams it. */
export function writeCompletionPiece(piece: unknown): unknown {
  if (!isJsonObject(piece)) return piece
  const { choices, usage, system_fingerprint, ...rest } = piece
  return {
    ...UNSAID,
    ...rest,
    object: 'text_completion',
    choices: Array.isArray(choices) ? choices.map(writeChoice) : choices,
    ...compact({ usage, system_fingerprint }),
  }
}
