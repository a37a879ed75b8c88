import { readFinishReason } from '../src/dialects/openAi/chat/finishReason.ts'
import { splitBase64 } from '../src/dialects/shared/mediaForms.ts'
import { isJsonObject } from '../src/dialects/shared/isJsonObject.ts'

/** Keys that say what the place of a value says already, or again what another key says. */
const REPEATED = new Set(['object', 'native_finish_reason'])

function isNothing(key: string, value: unknown): boolean {
  const isEmptyList = key === 'tool_calls' && Array.isArray(value) && value.length === 0
  return value === null || value === undefined || isEmptyList || REPEATED.has(key)
}

/** A sound that came as OpenAI's part is one as vLLM's. */
function asSound(part: Record<string, unknown>): Record<string, unknown> {
  const { input_audio: sound, type: _type, ...rest } = part
  return isJsonObject(sound)
    ? { type: 'audio_url', audio_url: { url: sound['data'] }, ...rest }
    : part
}

function reasonOf(record: Record<string, unknown>): Record<string, unknown> {
  const { finish_reason: reason, native_finish_reason: native } = record
  if (typeof reason !== 'string' || reason === '') return record
  return { ...record, finish_reason: native ?? readFinishReason(reason) }
}

/** What a chat, an answer or a piece says, whatever the form in which it says it. */
export function chatSense(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(chatSense)
  if (!isJsonObject(value)) {
    const media = typeof value === 'string' ? splitBase64(value) : undefined
    return typeof value === 'string' && value.startsWith('data:') ? media?.base64 : value
  }
  return Object.fromEntries(
    Object.entries(reasonOf(asSound(value)))
      .filter(([key, part]) => !isNothing(key, part))
      .map(([key, part]) => [key, chatSense(part)]),
  )
}
