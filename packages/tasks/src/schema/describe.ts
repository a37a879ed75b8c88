import * as z from 'zod/mini'

/** Makes a field optional and says what it is for; every field of the registry has a description. */
export function optional<Schema extends z.core.$ZodType>(description: string, schema: Schema) {
  return z.optional(schema).check(z.describe(description))
}

/** Says what a required field is for. */
export function required<Schema extends z.ZodMiniType>(description: string, schema: Schema) {
  return schema.check(z.describe(description))
}

/** An integer within inclusive bounds. */
export function integer(minimum: number, maximum: number) {
  return z.int().check(z.gte(minimum), z.lte(maximum))
}

/** A finite number within inclusive bounds. */
export function number(minimum: number, maximum: number) {
  return z.number().check(z.gte(minimum), z.lte(maximum))
}
