import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { moved, unchanged, type Decoded } from '../../dialects/shared/decoded.ts'
import { onEach } from '../../dialects/shared/onParts.ts'
import { isJsonObject } from '../../dialects/shared/isJsonObject.ts'
import { isMedia } from '../../dialects/shared/isMedia.ts'
import { splitBase64 } from '../../dialects/shared/mediaForms.ts'
import { sniffType } from '../../media/index.ts'

const UNKNOWN_TYPE = 'application/octet-stream'

/** A sound as base64 with its type. One that is only a URL stays as it is. */
function writeSound(sound: unknown): unknown {
  if (!isJsonObject(sound) || !isMedia(sound['audio'])) return sound
  const { audio, ...rest } = sound
  const parts = splitBase64(audio)
  if (parts === undefined) return sound
  return {
    ...rest,
    blob: parts.base64,
    'content-type': parts.type ?? sniffType(parts.base64),
  }
}

function readSound(sound: unknown): Decoded {
  if (!isJsonObject(sound) || typeof sound['blob'] !== 'string') return unchanged(sound)
  const { blob, 'content-type': type, ...rest } = sound
  const isKnown = typeof type === 'string' && type !== UNKNOWN_TYPE && type !== ''
  const audio = isKnown ? `data:${type.replaceAll(' ', '')};base64,${blob}` : blob
  return moved({ ...rest, audio }, [{ to: ['audio'], from: ['blob'] }])
}

/** The API gives sounds as base64 beside their type. */
export default {
  encodeAnswer: (output) => (Array.isArray(output) ? output.map(writeSound) : output),
  encodeOutput: (output) => (Array.isArray(output) ? output.map(writeSound) : output),
  decodeOutput: onEach(readSound),
} satisfies HubDialect
