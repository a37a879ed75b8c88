import * as z from 'zod/mini'

/** Makes a field optional and says what it is for; every field of the registry has a description. */
/*#__NO_SIDE_EFFECTS__*/
export function optional<Schema extends z.core.$ZodType>(description: string, schema: Schema) {
  const made = z.optional(schema)
  z.globalRegistry.add(made, { description })
  return made
}

/**
 * Says what a required field is for. A copy, as the schema may describe other fields too, and not
 * `check(z.describe(…))`, which would be run with every value.
 */
/*#__NO_SIDE_EFFECTS__*/
export function required<Schema extends z.core.$ZodType>(description: string, schema: Schema) {
  const made = z.clone(schema, undefined, { parent: true })
  z.globalRegistry.add(made, { description })
  return made
}

/**
 * Marks a field of an output that every provider makes up for itself, such as an id: when the answers
 * of several are compared, it does not count.
 */
/*#__NO_SIDE_EFFECTS__*/
export function incidental<Schema extends z.core.$ZodType>(schema: Schema) {
  const made = z.clone(schema, undefined, { parent: true })
  z.globalRegistry.add(made, { incidental: true })
  return made
}

/** An integer within inclusive bounds. */
/*#__NO_SIDE_EFFECTS__*/
export function integer(minimum: number, maximum: number) {
  return z.int().check(z.gte(minimum), z.lte(maximum))
}

/** A finite number within inclusive bounds. */
/*#__NO_SIDE_EFFECTS__*/
export function number(minimum: number, maximum: number) {
  return z.number().check(z.gte(minimum), z.lte(maximum))
}
