import type * as core from 'zod/v4/core'
import * as z from 'zod/mini'
import { mediaOf } from '../schema/media.ts'
import { roleOf } from '../schema/fieldRoles.ts'
import { settingFacts } from '../schema/setting.ts'
import { mediaJsonSchema } from './mediaJsonSchema.ts'

/**
 * A JSON Schema of draft 2020-12. Media carry their kind under `x-media`, tables and series whose columns
 * have to be of one length `x-same-length: true`, fields their {@link FieldRole}
 * under `x-role`, `x-of`, `x-unit`, `x-axes` and `x-skeleton`; parameters what a form shows of them
 * under `default`, `x-label`, `x-usual` and `x-common` ({@link SettingFacts}).
 */
export type JsonSchema = core.JSONSchema.JSONSchema

type Override = (place: { zodSchema: z.core.$ZodType; jsonSchema: JsonSchema }) => void

/** Media are custom checks in memory. What only comparing has a use for is left out. */
const describeAsJson: Override = ({ zodSchema, jsonSchema }) => {
  delete jsonSchema['incidental']
  for (const [fact, value] of Object.entries(roleOf(zodSchema) ?? {})) {
    jsonSchema[`x-${fact}`] = value
  }
  const { default: fallback, ...facts } = settingFacts.get(zodSchema) ?? {}
  if (fallback !== undefined) jsonSchema.default = fallback
  for (const [fact, value] of Object.entries(facts)) jsonSchema[`x-${fact}`] = value
  const media = mediaOf(zodSchema)
  if (media !== undefined) Object.assign(jsonSchema, mediaJsonSchema(media.kind))
  const { pattern, 'x-media': kind } = jsonSchema
  // Python lets `$` match before a line break at the end.
  if (kind === undefined && pattern?.endsWith('$')) jsonSchema.not = { pattern: '\\n$' }
}

/** What a shared piece is stands where its place has no description of its own. */
const describeInPlace: Override = (place) => {
  describeAsJson(place)
  const { definition, description } = place.jsonSchema
  delete place.jsonSchema['definition']
  if (description === undefined && typeof definition === 'string') {
    place.jsonSchema.description = definition
  }
}

function write(schema: z.core.$ZodType, override: Override): JsonSchema {
  return z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
    override,
  })
}

const cache = /*#__PURE__*/ new WeakMap<z.core.$ZodType, JsonSchema>()

/**
 * Writes a schema as JSON Schema for the form that values have as JSON, without references. It is made
 * once for each schema and shared, so callers change a copy only.
 *
 * @param schema - a schema of zod: a task's from `@taskmesh/tasks/zod/<id>`, or any other. What
 *   `@taskmesh/tasks/tasks/<id>` has is compiled, and {@link taskJsonSchema} writes it by the task's id.
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
  const made = write(schema, describeInPlace)
  cache.set(schema, made)
  return made
}

/**
 * The same, where a shared piece keeps what it is under `definition`, apart from what it is for in its
 * place. {@link withDefinitions} reads that.
 */
export function toDefinedJsonSchema(schema: z.core.$ZodType): JsonSchema {
  return write(schema, describeAsJson)
}
