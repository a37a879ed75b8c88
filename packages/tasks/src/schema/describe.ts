import * as z from 'zod/mini'
import type { FieldRole } from './fieldRole.ts'
import { fieldRoles } from './fieldRoles.ts'

/**
 * Makes a field optional and says what it is for; every field of the registry has a description.
 *
 * @param role - what views, comparisons and dialects have to know of the field.
 *
 * @example
 * ```ts
 * import * as z from 'zod/mini'
 *
 * z.object({ score: optional('How sure the model is.', z.number(), { role: 'score' }) })
 * ```
 */
/*#__NO_SIDE_EFFECTS__*/
export function optional<Schema extends z.core.$ZodType>(
  description: string,
  schema: Schema,
  role?: FieldRole,
) {
  const made = z.optional(schema)
  z.globalRegistry.add(made, { description })
  if (role !== undefined) fieldRoles.add(made, { fieldRole: role })
  return made
}

/**
 * Says what a required field is for. A copy, as the schema may describe other fields too, and not
 * `check(z.describe(…))`, which would be run with every value.
 *
 * @example
 * ```ts
 * import * as z from 'zod/mini'
 *
 * z.object({ label: required('Name of the class.', z.string(), { role: 'label' }) })
 * ```
 */
/*#__NO_SIDE_EFFECTS__*/
export function required<Schema extends z.core.$ZodType>(
  description: string,
  schema: Schema,
  role?: FieldRole,
) {
  const made = z.clone(schema, undefined, { parent: true })
  z.globalRegistry.add(made, { description })
  if (role !== undefined) fieldRoles.add(made, { fieldRole: role })
  return made
}

/**
 * Names a schema, for the types that are generated from it in other languages.
 *
 * @param title - a name that no other schema has, in the form `BoundingBox`.
 * @param definition - what it is, wherever it stands. What it is for in its place says {@link required}.
 *
 * @example
 * ```ts
 * import * as z from 'zod/mini'
 *
 * const point = z.object({ x: z.number(), y: z.number() })
 * named('ImagePoint', 'A point in an image, in pixels.', point)
 * ```
 */
/*#__NO_SIDE_EFFECTS__*/
export function named<Schema extends z.core.$ZodType>(
  title: string,
  definition: string,
  schema: Schema,
) {
  const made = z.clone(schema, undefined, { parent: true })
  z.globalRegistry.add(made, { title, definition })
  return made
}

/**
 * Says the role of what has no description of its own, such as the items of an array.
 *
 * @example
 * ```ts
 * import * as z from 'zod/mini'
 *
 * z.array(withRole(z.number(), { role: 'score', of: '/sentences' }))
 * ```
 */
/*#__NO_SIDE_EFFECTS__*/
export function withRole<Schema extends z.core.$ZodType>(schema: Schema, role: FieldRole) {
  const made = z.clone(schema, undefined, { parent: true })
  fieldRoles.add(made, { fieldRole: role })
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

/**
 * An integer within inclusive bounds.
 *
 * @param maximum - default: the largest that JavaScript can hold exactly.
 */
/*#__NO_SIDE_EFFECTS__*/
export function integer(minimum: number, maximum?: number) {
  const bounds = maximum === undefined ? [] : [z.lte(maximum)]
  return z.int().check(z.gte(minimum), ...bounds)
}

/** A finite number within inclusive bounds. */
/*#__NO_SIDE_EFFECTS__*/
export function number(minimum: number, maximum: number) {
  return z.number().check(z.gte(minimum), z.lte(maximum))
}
