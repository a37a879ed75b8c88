import { isRecord } from '@taskmesh/errors'
import { decodeMedia, sniffType } from '@taskmesh/tasks/media'

/** A file that is part of a value. */
export interface MediaFile {
  bytes: Uint8Array
  /** Its media type, by its first bytes. */
  type: string
}

/** The file that a value is: bytes, or a `data:` URL. */
export function mediaFileOf(value: unknown): MediaFile | undefined {
  const isDataUrl = typeof value === 'string' && /^data:/i.test(value)
  const bytes = isDataUrl ? decodeMedia(value)?.bytes : value
  return bytes instanceof Uint8Array ? { bytes, type: sniffType(bytes) } : undefined
}

/** All files in a value, with the keys that lead to them. */
export function mediaIn(
  value: unknown,
  keys: readonly string[] = [],
): (MediaFile & { keys: readonly string[] })[] {
  const file = mediaFileOf(value)
  if (file !== undefined) return [{ keys, ...file }]
  if (!Array.isArray(value) && !isRecord(value)) return []
  return Object.entries(value).flatMap(([key, part]) => mediaIn(part, [...keys, key]))
}

/** A value with its files as their type and size, for people and for logs. */
export function withoutMedia(value: unknown): unknown {
  const file = mediaFileOf(value)
  if (file !== undefined) return { type: file.type, bytes: file.bytes.length }
  if (Array.isArray(value)) return value.map(withoutMedia)
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutMedia(part)]))
}
