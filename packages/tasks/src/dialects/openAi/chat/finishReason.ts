/** Why an answer ends, in OpenAI's words. Source: `ChatCompletion.Choice.finish_reason` of its clients. */
export const FINISH_REASONS = ['stop', 'length', 'tool_calls', 'content_filter'] as const

export type FinishReason = (typeof FINISH_REASONS)[number]

/**
 * What other servers write for the same: TGI and Together (`eos_token`, `eos`, `stop_sequence`), Gemini
 * (`STOP`, `MAX_TOKENS`, `SAFETY`), Anthropic (`end_turn`, `tool_use`), Mistral (`model_length`), Cohere
 * (`COMPLETE`), and OpenAI itself before there were tools (`function_call`).
 */
const SYNONYMS: Readonly<Record<string, FinishReason>> = {
  eos: 'stop',
  eos_token: 'stop',
  stop_sequence: 'stop',
  end_turn: 'stop',
  complete: 'stop',
  completed: 'stop',
  max_tokens: 'length',
  max_length: 'length',
  model_length: 'length',
  tool_call: 'tool_calls',
  tool_use: 'tool_calls',
  function_call: 'tool_calls',
  safety: 'content_filter',
  recitation: 'content_filter',
}

function isFinishReason(reason: string): reason is FinishReason {
  return FINISH_REASONS.some((known) => known === reason)
}

/** The word of OpenAI for a reason; undefined for one that it has no word for. */
function knownReason(reason: string): FinishReason | undefined {
  const word = reason.toLowerCase()
  if (isFinishReason(word)) return word
  return Object.hasOwn(SYNONYMS, word) ? SYNONYMS[word] : undefined
}

/**
 * Reads a reason: in OpenAI's words where it has one, otherwise as it came; undefined for none, which
 * DashScope writes as the string "null".
 */
export function readFinishReason(reason: unknown): unknown {
  if (reason === '' || reason === 'null') return undefined
  return typeof reason === 'string' ? (knownReason(reason) ?? reason) : reason
}

/**
 * The reason in OpenAI's words only. What it has no word for is written as a stop, and stands where
 * OpenRouter puts it.
 */
export function writeFinishReason(reason: unknown): {
  finish_reason: FinishReason | null
  native_finish_reason?: string
} {
  if (typeof reason !== 'string') return { finish_reason: null }
  const known = knownReason(reason)
  return known === undefined
    ? { finish_reason: 'stop', native_finish_reason: reason }
    : { finish_reason: known }
}
