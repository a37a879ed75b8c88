import { isRecord } from '@taskmesh/errors'
import type { RoleName } from '../schema/fieldRole.ts'
import { fieldRoleOf, type ReadRole } from './fieldRoleOf.ts'
import { asSchema, optionsOf } from './parts.ts'
import type { JsonSchema } from './toJsonSchema.ts'

type Part = JsonSchema | undefined

function optionsIn(schema: Part): JsonSchema[] {
  return schema === undefined ? [] : optionsOf(schema)
}

/**
 * Returns the schema of a field, or of any value of a map, in whatever alternative has it.
 *
 * @example
 * ```ts
 * fieldIn({ type: 'object', properties: { x: { type: 'number' } } }, 'x') // { type: 'number' }
 * ```
 */
export function fieldIn(schema: Part, key: string): Part {
  return optionsIn(schema)
    .map(({ properties, additionalProperties }) =>
      asSchema(properties?.[key] ?? additionalProperties),
    )
    .find((part) => part !== undefined)
}

/**
 * Returns the schema of the items of an array, in whatever alternative is one; all of them, when there are several.
 *
 * @example
 * ```ts
 * itemIn({ type: 'array', items: { type: 'number' } }) // { type: 'number' }
 * ```
 */
export function itemIn(schema: Part): Part {
  const parts = optionsIn(schema)
    .map(({ items }) => asSchema(items))
    .filter((part) => part !== undefined)
  return parts.length > 1 ? { anyOf: parts } : parts[0]
}

/**
 * Returns the role of a value, as its schema or an alternative of it says.
 *
 * @example
 * ```ts
 * roleIn({ anyOf: [{ type: 'number', 'x-role': 'score' }, { type: 'null' }] }) // { role: 'score' }
 * ```
 */
export function roleIn(schema: Part): ReadRole | undefined {
  if (schema === undefined) return undefined
  return [schema, ...optionsOf(schema)].map(fieldRoleOf).find((role) => role !== undefined)
}

/** A field of an object, with its role. */
export interface RoleField {
  key: string
  value: unknown
  schema: JsonSchema
  role: ReadRole
}

/**
 * Lists the fields of an object that have a value and, as the schema says, this role.
 *
 * @example
 * ```ts
 * const score = { type: 'number', 'x-role': 'score' } as const
 * const [found] = fieldsWith({ points: 0.9 }, { properties: { points: score } }, 'score')
 * found?.value // 0.9
 * ```
 */
export function fieldsWith(value: unknown, schema: Part, role: RoleName): RoleField[] {
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, part]) => {
    const field = fieldIn(schema, key)
    const found = roleIn(field)
    if (field === undefined || found?.role !== role || (part ?? undefined) === undefined) return []
    return [{ key, value: part, schema: field, role: found }]
  })
}

/**
 * Returns the first field of that role that holds a string.
 *
 * @example
 * ```ts
 * const name = { type: 'string', 'x-role': 'label' } as const
 * textWith({ name: 'cat' }, { properties: { name } }, 'label') // 'cat'
 * ```
 */
export function textWith(value: unknown, schema: Part, role: RoleName): string | undefined {
  return fieldsWith(value, schema, role)
    .map((field) => field.value)
    .find((part) => typeof part === 'string')
}

/**
 * Returns the first field of that role that holds a number.
 *
 * @example
 * ```ts
 * const points = { type: 'number', 'x-role': 'score' } as const
 * numberWith({ points: 0.9 }, { properties: { points } }, 'score') // 0.9
 * ```
 */
export function numberWith(value: unknown, schema: Part, role: RoleName): number | undefined {
  return fieldsWith(value, schema, role)
    .map((field) => field.value)
    .find((part) => typeof part === 'number')
}
