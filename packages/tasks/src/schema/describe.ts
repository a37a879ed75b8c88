import * as z from 'zod/mini'

/** Makes a field optional and says what it is for; every field of the registry has a description. */
export function optional<Schema extends z.core.$ZodType>(description: string, schema: Schema) {
  const made = z.optional(schema)
  z.globalRegistry.add(made, { description })
  return made
}

/**
 * Says what a required field is for. A copy, as the schema may describe other fields too, and not
 * `check(z.describe(…))`, which would be run with every value.
 */
export function required<Schema extends z.ZodMiniType>(description: string, schema: Schema) {
  const made = z.clone(schema, undefined, { parent: true })
  z.globalRegistry.add(made, { description })
  return made
}

/** An integer within inclusive bounds. */
export function integer(minimum: number, maximum: number) {
  return z.int().check(z.gte(minimum), z.lte(maximum))
}

/** A finite number within inclusive bounds. */
export function number(minimum: number, maximum: number) {
  return z.number().check(z.gte(minimum), z.lte(maximum))
}
