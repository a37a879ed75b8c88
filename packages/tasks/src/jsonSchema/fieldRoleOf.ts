import { isRole, isUnit, isAxis, type Axis, type RoleName, type Unit } from '../schema/fieldRole.ts'
import type { JsonSchema } from './toJsonSchema.ts'

/** A {@link FieldRole} as it is read from a JSON Schema, whose facts depend on the role. */
export interface ReadRole {
  role: RoleName
  /** The part of the input that the field refers to, as a JSON Pointer. */
  of?: string
  unit?: Unit
  axes?: readonly Axis[]
  /** The points to join with lines, by their labels. */
  skeleton?: readonly (readonly [string, string])[]
}

function readSkeleton(value: unknown): ReadRole['skeleton'] {
  if (!Array.isArray(value)) return undefined
  return value.flatMap((line: unknown) => {
    const [from, to]: unknown[] = Array.isArray(line) ? line : []
    return typeof from === 'string' && typeof to === 'string' ? [[from, to] as const] : []
  })
}

/**
 * Returns the role of a field, from its JSON Schema.
 *
 * @returns `undefined` when it has none.
 *
 * @example
 * ```ts
 * fieldRoleOf({ type: 'number', 'x-role': 'left', 'x-unit': 'pixel' }) // { role: 'left', unit: 'pixel' }
 * ```
 */
export function fieldRoleOf(schema: JsonSchema): ReadRole | undefined {
  const { 'x-role': role, 'x-of': of, 'x-unit': unit, 'x-axes': axes } = schema
  if (!isRole(role)) return undefined
  const skeleton = readSkeleton(schema['x-skeleton'])
  return {
    role,
    ...(typeof of === 'string' ? { of } : {}),
    ...(isUnit(unit) ? { unit } : {}),
    ...(Array.isArray(axes) ? { axes: axes.filter(isAxis) } : {}),
    ...(skeleton === undefined ? {} : { skeleton }),
  }
}
