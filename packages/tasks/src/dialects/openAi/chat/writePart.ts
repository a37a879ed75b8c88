import { sniffType } from '../../../media/index.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'
import { splitBase64 } from '../../shared/mediaForms.ts'

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

/** A part of a message as OpenAI writes it, where it has a form for it. */
export function writePart(part: unknown): unknown {
  return isJsonObject(part) && part['type'] === 'audio_url' ? writeSound(part) : part
}
