import { sniffType } from '../../../media/index.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'
import { splitBase64 } from '../../shared/mediaForms.ts'
import { compact } from './compact.ts'
import { writeToolCalls } from './writeToolCall.ts'

/** The formats that OpenAI takes a sound in, by media type. */
const SOUND_FORMATS: Readonly<Record<string, string>> = {
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/wave': 'wav',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
}

/** A sound that is there, in a format that OpenAI takes, as its part; others stay in vLLM's, which takes URLs. */
function writeSound(part: Record<string, unknown>): Record<string, unknown> {
  const { audio_url: audio, type: _type, ...rest } = part
  const url = isJsonObject(audio) ? audio['url'] : undefined
  const media = typeof url === 'string' ? splitBase64(url) : undefined
  if (media === undefined) return part
  const type = (media.type ?? sniffType(media.base64)).split(';', 1)[0]?.toLowerCase() ?? ''
  if (!Object.hasOwn(SOUND_FORMATS, type)) return part
  return {
    type: 'input_audio',
    input_audio: { data: media.base64, format: SOUND_FORMATS[type] },
    ...rest,
  }
}

function writePart(part: unknown): unknown {
  return isJsonObject(part) && part['type'] === 'audio_url' ? writeSound(part) : part
}

function writeMessage(message: unknown): unknown {
  if (!isJsonObject(message)) return message
  const { tool_calls: calls, content, ...rest } = message
  return {
    ...compact(rest),
    ...(content === undefined
      ? {}
      : { content: Array.isArray(content) ? content.map(writePart) : content }),
    ...writeToolCalls(calls),
  }
}

/** A canonical chat as the body of `/v1/chat/completions`, with messages and options in one object. */
export function writeChatRequest({
  inputs,
  parameters,
}: Record<string, unknown>): Record<string, unknown> {
  const { messages, ...rest } = isJsonObject(inputs) ? inputs : {}
  return {
    ...(isJsonObject(parameters) ? parameters : {}),
    ...rest,
    messages: Array.isArray(messages) ? messages.map(writeMessage) : messages,
  }
}
