import type * as core from 'zod/v4/core'
import * as z from '../schema/zod.ts'
import { MAX_MEDIA_TEXT_LENGTH, MEDIA_PATTERNS } from '../schema/media.ts'

/** A JSON Schema of draft 2020-12. */
export type JsonSchema = core.JSONSchema.JSONSchema

const MEDIA_SCHEMA = {
  type: 'string',
  maxLength: MAX_MEDIA_TEXT_LENGTH,
  anyOf: Object.values(MEDIA_PATTERNS).map(({ source }) => ({ pattern: source })),
} as const

/**
 * Media are custom checks in memory; as JSON they are texts of three patterns. What only comparing
 * has a use for is left out.
 */
function describeAsJson({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.Schema
  jsonSchema: core.JSONSchema.BaseSchema
}): void {
  delete jsonSchema['incidental']
  const kind = z.globalRegistry.get(zodSchema)?.['media']
  if (kind === undefined) return
  delete jsonSchema['media']
  Object.assign(jsonSchema, MEDIA_SCHEMA, { 'x-media': kind })
}

/**
 * Writes a schema as JSON Schema for the form that values have as JSON.
 *
 * @example
 * ```ts
 * import schema from '@taskmesh/tasks/tasks/translation'
 *
 * toJsonSchema(schema.output).required // ['translation_text']
 * ```
 */
export function toJsonSchema(schema: z.Schema): JsonSchema {
  return z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
    override: describeAsJson,
  })
}
