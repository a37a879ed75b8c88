import * as z from 'zod/mini'
import type { MediaKind } from './media.ts'

/** A place in an input that holds media: its keys from the input down, and the kind. */
export interface MediaPath {
  path: readonly string[]
  kind: MediaKind
}

function isMediaKind(value: unknown): value is MediaKind {
  return value === 'image' || value === 'audio' || value === 'video'
}

/** Lists the places of a schema that hold media, so that a runner knows what to fetch and decode. */
export function mediaPaths(schema: z.core.$ZodType, path: readonly string[] = []): MediaPath[] {
  const kind = z.globalRegistry.get(schema)?.['media']
  if (isMediaKind(kind)) return [{ path, kind }]
  if (schema instanceof z.ZodMiniOptional) return mediaPaths(schema.def.innerType, path)
  if (!(schema instanceof z.ZodMiniObject)) return []
  return Object.entries(schema.shape).flatMap(([key, field]) =>
    field instanceof z.ZodMiniType ? mediaPaths(field, [...path, key]) : [],
  )
}
