import { isRecord } from '@taskmesh/errors'
import { isMedia } from './isMedia.ts'

/** Returns whether a value is an object as JSON has it: no array, no bytes, no Blob, not null. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && !isMedia(value)
}
