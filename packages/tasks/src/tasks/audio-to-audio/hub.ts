import type { HubDialect } from '../../dialects/hubDialect.ts'
import { moved, unchanged, type Decoded } from '../../dialects/decoded.ts'
import { onEach } from '../../dialects/hubParts.ts'
import { isRecord } from '../../dialects/isRecord.ts'
import { isMedia } from '../../dialects/mapMedia.ts'
import { sniffType, splitBase64 } from '../../dialects/mediaForms.ts'

const UNKNOWN_TYPE = 'application/octet-stream'

/** A sound as base64 with its type. One that is only a URL stays as it is. */
function writeSound(sound: unknown): unknown {
  if (!isRecord(sound) || !isMedia(sound['audio'])) return sound
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
  if (!isRecord(sound) || typeof sound['blob'] !== 'string') return unchanged(sound)
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
