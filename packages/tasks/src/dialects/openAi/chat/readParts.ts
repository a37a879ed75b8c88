import { isJsonObject } from '../../shared/isJsonObject.ts'
import { compact, withoutNull } from './compact.ts'

/** Keys that hold a URL, alone or under `url`: of OpenAI and vLLM, and Mistral's for a document. */
const URL_KEYS = ['image_url', 'audio_url', 'video_url'] as const

/** The types of other APIs for the same parts. Sources: OpenAI's Responses, chat templates of Transformers. */
const TYPES: Readonly<Record<string, string>> = {
  input_text: 'text',
  output_text: 'text',
  input_image: 'image_url',
}

/** Keys that say what a part is when its type is left out, as vLLM allows. */
const PAYLOADS = ['text', ...URL_KEYS, 'input_audio', 'file', 'refusal'] as const

function typeOf(part: Record<string, unknown>): unknown {
  const { type } = part
  if (type === undefined || type === null || type === '')
    return PAYLOADS.find((key) => Object.hasOwn(part, key)) ?? type
  return typeof type === 'string' && Object.hasOwn(TYPES, type) ? TYPES[type] : type
}

/** A URL alone is one under its key. What is null there was not given. */
function readUrl(part: Record<string, unknown>, key: string): Record<string, unknown> {
  const given = part[key]
  if (typeof given !== 'string') return part
  const { detail, ...rest } = part
  const isDetail = key === 'image_url' && typeof detail === 'string'
  return { ...(isDetail ? rest : part), [key]: { url: given, ...(isDetail ? { detail } : {}) } }
}

function withoutNullFields(part: Record<string, unknown>): Record<string, unknown> {
  const { image_url: image, file } = part
  return {
    ...part,
    ...(isJsonObject(image) ? { image_url: withoutNull(image, ['detail']) } : {}),
    ...(isJsonObject(file) ? { file: compact(file) } : {}),
  }
}

/** One part of a message: a string is words, a URL may come without an object around it. */
export function readPart(part: unknown): unknown {
  if (typeof part === 'string') return { type: 'text', text: part }
  if (!isJsonObject(part)) return part
  const typed = { ...part, type: typeOf(part) }
  return withoutNullFields(URL_KEYS.reduce<Record<string, unknown>>(readUrl, typed))
}

/** The content of a message that was sent. No parts are no words. */
export function readContent(content: unknown): unknown {
  // One part may come without an array around it.
  if (isJsonObject(content)) return [readPart(content)]
  if (!Array.isArray(content)) return content
  return content.length === 0 ? '' : content.map(readPart)
}
