import * as z from 'zod/mini'

/** JSON Schema as zod writes it; media carry the word `media` with their kind. */
export type JsonSchema = z.core.JSONSchema.BaseSchema

const made = /*#__PURE__*/ new WeakMap<z.core.$ZodType, JsonSchema>()

/** A zod schema as JSON Schema, made once. What JSON Schema has no word for may be anything. */
export function jsonSchemaOf(schema: z.core.$ZodType): JsonSchema {
  const known = made.get(schema)
  if (known !== undefined) return known
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  made.set(schema, json)
  return json
}

function isSchema(part: unknown): part is JsonSchema {
  return typeof part === 'object' && part !== null && !Array.isArray(part)
}

/** A part of a JSON Schema as a schema; `undefined` where it is none, or says only yes or no. */
export function asSchema(part: unknown): JsonSchema | undefined {
  return isSchema(part) ? part : undefined
}

/** The alternatives of a schema without `null`, unions in unions laid flat; itself when it has none. */
export function optionsOf(schema: JsonSchema): JsonSchema[] {
  const { type, anyOf, oneOf } = schema
  if (Array.isArray(type)) return type.flatMap((one) => optionsOf({ ...schema, type: one }))
  const options = anyOf ?? oneOf
  if (options === undefined) return type === 'null' ? [] : [schema]
  return options.flatMap((option) => {
    const part = asSchema(option)
    return part === undefined ? [] : optionsOf(part)
  })
}
