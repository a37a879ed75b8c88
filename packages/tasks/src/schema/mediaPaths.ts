import * as z from 'zod/mini'
import { MEDIA_KINDS, type MediaKind } from './media.ts'

/**
 * A place in an input that holds media: its keys from the input down, and the kind. The key `*`
 * stands for every item of an array and every value of a record.
 */
export interface MediaPath {
  path: readonly string[]
  kind: MediaKind
}

function isMediaKind(value: unknown): value is MediaKind {
  return MEDIA_KINDS.some((kind) => kind === value)
}

/** The schemas inside a schema, with the key that leads to each. */
function partsOf(schema: z.core.$ZodType): [key: string | undefined, part: z.core.$ZodType][] {
  if (schema instanceof z.ZodMiniObject) return Object.entries<z.core.$ZodType>(schema.shape)
  if (schema instanceof z.ZodMiniArray) return [['*', schema.def.element]]
  if (schema instanceof z.ZodMiniRecord) return [['*', schema.def.valueType]]
  if (schema instanceof z.ZodMiniUnion)
    return schema.def.options.map((option) => [undefined, option])
  return schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniNullable
    ? [[undefined, schema.def.innerType]]
    : []
}

/**
 * Lists the places of a schema that hold media, so that a runner knows what to fetch and decode.
 *
 * @example
 * ```ts
 * mediaPaths(TASK_SCHEMAS['visual-question-answering'].inputs) // [{ path: ['image'], kind: 'image' }]
 * ```
 */
export function mediaPaths(schema: z.core.$ZodType, path: readonly string[] = []): MediaPath[] {
  const kind = z.globalRegistry.get(schema)?.['media']
  if (isMediaKind(kind)) return [{ path, kind }]
  return partsOf(schema).flatMap(([key, part]) =>
    mediaPaths(part, key === undefined ? path : [...path, key]),
  )
}
