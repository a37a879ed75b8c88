import { isRecord } from '@taskmesh/errors'
import type { MediaKind } from '@taskmesh/tasks'
import { hasFields } from '../../form/records.ts'
import type { MediaValue } from '../../media/MediaPreview.svelte.ts'
import { readMediaValue } from '../../schemaWidget/readMediaValue.ts'

/** What a part of a message is shown as. */
export type ContentPart =
  | { kind: 'text' | 'refusal'; text: string }
  | { kind: 'media'; media: MediaKind; value: MediaValue }
  /** A file, or what only some servers know. */
  | { kind: 'other'; name: string }

const MEDIA_PARTS = { image_url: 'image', audio_url: 'audio', video_url: 'video' } as const

function isMediaPart(type: unknown): type is keyof typeof MEDIA_PARTS {
  return typeof type === 'string' && Object.hasOwn(MEDIA_PARTS, type)
}

function textIn(record: unknown, key: string): string | undefined {
  const value = isRecord(record) ? record[key] : undefined
  return typeof value === 'string' ? value : undefined
}

function readPart(part: unknown): ContentPart {
  if (!hasFields(part)) return { kind: 'other', name: 'unknown part' }
  const { type } = part
  if (isMediaPart(type)) {
    const holder = part[type]
    const value = hasFields(holder) ? readMediaValue(holder['url']) : ''
    return { kind: 'media', media: MEDIA_PARTS[type], value }
  }
  if (type === 'text') return { kind: 'text', text: textIn(part, 'text') ?? '' }
  if (type === 'refusal') return { kind: 'refusal', text: textIn(part, 'refusal') ?? '' }
  if (type === 'input_audio') {
    const value = textIn(part['input_audio'], 'data') ?? ''
    return { kind: 'media', media: 'audio', value }
  }
  const name = textIn(part['file'], 'filename') ?? textIn(part['file'], 'file_id')
  return { kind: 'other', name: name ?? (typeof type === 'string' ? type : 'unknown part') }
}

/**
 * The parts of a message's content, to be shown one below the other.
 *
 * @example
 * ```ts
 * contentParts('Hello') // [{ kind: 'text', text: 'Hello' }]
 * contentParts([{ type: 'image_url', image_url: { url } }]) // [{ kind: 'media', media: 'image', … }]
 * ```
 */
export function contentParts(content: unknown): ContentPart[] {
  if (typeof content === 'string') return content === '' ? [] : [{ kind: 'text', text: content }]
  return Array.isArray(content) ? content.map(readPart) : []
}
