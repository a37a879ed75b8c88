import type * as core from 'zod/v4/core'
import * as z from 'zod/mini'
import { mediaOf } from '../schema/media.ts'
import { MAX_MEDIA_TEXT_LENGTH, MEDIA_PATTERNS } from '../schema/mediaText.ts'

/** A JSON Schema of draft 2020-12. Media carry their kind under `x-media`. */
export type JsonSchema = core.JSONSchema.JSONSchema

const MEDIA_SCHEMA = {
  type: 'string',
  maxLength: MAX_MEDIA_TEXT_LENGTH,
  anyOf: Object.values(MEDIA_PATTERNS).map(({ source }) => ({ pattern: source })),
} as const

/**
 * Media are custom checks in memory; as JSON they are strings of three patterns. What only comparing
 * has a use for is left out.
 */
function describeAsJson({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodType
  jsonSchema: core.JSONSchema.BaseSchema
}): void {
  delete jsonSchema['incidental']
  const media = mediaOf(zodSchema)
  if (media !== undefined) Object.assign(jsonSchema, MEDIA_SCHEMA, { 'x-media': media.kind })
}

const cache = /*#__PURE__*/ new WeakMap<z.core.$ZodType, JsonSchema>()

/**
 * Writes a schema as JSON Schema for the form that values have as JSON. It is made once for each
 * schema and shared, so callers change a copy only.
 *
 * @param schema - of a task, or any other schema of zod.
 *
 * @example
 * ```ts
 * import schema from '@taskmesh/tasks/zod/translation'
 *
 * toJsonSchema(schema.output).required // ['translation_text']
 * ```
 */
export function toJsonSchema(schema: z.core.$ZodType): Readonly<JsonSchema> {
  const known = cache.get(schema)
  if (known !== undefined) return known
  const made = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
    override: describeAsJson,
  })
  cache.set(schema, made)
  return made
}
