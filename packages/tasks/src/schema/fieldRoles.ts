import { $ZodNullable, $ZodOptional } from 'zod/v4/core'
import * as z from 'zod/mini'
import type { FieldRole } from './fieldRole.ts'

/** The roles of fields, by their schemas; copies of a schema have the role of the original. */
export const fieldRoles = /*#__PURE__*/ z.registry<{ fieldRole: FieldRole }>()

/**
 * Returns the role of a field, which may be optional or `null`.
 *
 * @example
 * ```ts
 * roleOf(withRole(z.number(), { role: 'score' })) // { role: 'score' }
 * ```
 */
export function roleOf(schema: z.core.$ZodType): FieldRole | undefined {
  const found = fieldRoles.get(schema)
  if (found !== undefined) return found.fieldRole
  return schema instanceof $ZodOptional || schema instanceof $ZodNullable
    ? roleOf(schema._zod.def.innerType)
    : undefined
}
