import { isRecord } from '@taskmesh/errors'
import { isMediaKind, type MediaKind } from '../schema/mediaKind.ts'
import type { JsonSchema } from './toJsonSchema.ts'

/**
 * Returns the kind of media that a JSON Schema of this package stands for.
 *
 * @returns `undefined` when it stands for anything else.
 *
 * @example
 * ```ts
 * import schema from '@taskmesh/tasks/zod/object-detection'
 *
 * mediaKindOf(toJsonSchema(schema.inputs)) // 'image'
 * ```
 */
export function mediaKindOf(schema: JsonSchema): MediaKind | undefined {
  const kind = schema['x-media']
  return isMediaKind(kind) ? kind : undefined
}

/**
 * Returns a part of a JSON Schema, such as one of its `properties`, as a schema.
 *
 * @returns `undefined` where there is none, or one that is only `true` or `false`.
 *
 * @example
 * ```ts
 * asSchema({ type: 'string' }) // { type: 'string' }
 * asSchema(false) // undefined
 * ```
 */
export function asSchema(part: unknown): JsonSchema | undefined {
  return isRecord(part) ? part : undefined
}

/**
 * Lists the alternatives of a JSON Schema without `null`, those of unions in unions as well.
 *
 * @returns the schema itself when it has no alternatives. The patterns of media are none.
 *
 * @example
 * ```ts
 * optionsOf({ anyOf: [{ type: 'string' }, { type: ['number', 'null'] }] })
 * // [{ type: 'string' }, { type: 'number' }]
 * ```
 */
export function optionsOf(schema: JsonSchema): JsonSchema[] {
  if (mediaKindOf(schema) !== undefined) return [schema]
  const { type, anyOf, oneOf } = schema
  if (Array.isArray(type)) return type.flatMap((one) => optionsOf({ ...schema, type: one }))
  const options = anyOf ?? oneOf
  if (options === undefined) return type === 'null' ? [] : [schema]
  return options.flatMap((option) => {
    const part = asSchema(option)
    return part === undefined ? [] : optionsOf(part)
  })
}
