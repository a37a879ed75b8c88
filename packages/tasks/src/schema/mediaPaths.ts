import * as core from 'zod/v4/core'
import { mediaOf } from './media.ts'
import type { MediaKind } from './mediaKind.ts'

/**
 * A place in an input that holds media: its keys from the input down, and the kind. The key `*`
 * stands for every item of an array and every value of a record.
 */
export interface MediaPath {
  path: readonly string[]
  kind: MediaKind
}

/** A piece of media that an input has. */
export interface FoundMedia {
  /** The keys that lead to it from the input down. */
  keys: readonly (string | number)[]
  kind: MediaKind
  value: unknown
}

/** The schemas inside a schema, with the key that leads to each. */
function partsOf(schema: core.$ZodType): [key: string | undefined, part: core.$ZodType][] {
  if (schema instanceof core.$ZodObject) return Object.entries<core.$ZodType>(schema._zod.def.shape)
  if (schema instanceof core.$ZodArray) return [['*', schema._zod.def.element]]
  if (schema instanceof core.$ZodRecord) return [['*', schema._zod.def.valueType]]
  if (schema instanceof core.$ZodUnion)
    return schema._zod.def.options.map((option) => [undefined, option])
  return schema instanceof core.$ZodOptional || schema instanceof core.$ZodNullable
    ? [[undefined, schema._zod.def.innerType]]
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
export function mediaPaths(schema: core.$ZodType, path: readonly string[] = []): MediaPath[] {
  const media = mediaOf(schema)
  if (media !== undefined) return [{ path, kind: media.kind }]
  return partsOf(schema).flatMap(([key, part]) =>
    mediaPaths(part, key === undefined ? path : [...path, key]),
  )
}

function find(value: unknown, place: MediaPath, keys: FoundMedia['keys'] = []): FoundMedia[] {
  const { kind } = place
  const [key, ...path] = place.path
  if (key === undefined) return value === undefined ? [] : [{ keys, kind, value }]
  if (typeof value !== 'object' || value === null) return []
  const rest = { kind, path }
  if (key !== '*') return find(Reflect.get(value, key), rest, [...keys, key])
  const parts: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value)
  return parts.flatMap(([name, part]) => find(part, rest, [...keys, name]))
}

/**
 * Finds the media of an input by the places that its schema has for them.
 *
 * @example
 * ```ts
 * const [found] = findMedia({ image: 'https://a.example/b.png', question: 'What?' }, [
 *   { path: ['image'], kind: 'image' },
 * ])
 * found?.keys // ['image']
 * ```
 */
export function findMedia(input: unknown, places: readonly MediaPath[]): FoundMedia[] {
  return places.flatMap((place) => find(input, place))
}
