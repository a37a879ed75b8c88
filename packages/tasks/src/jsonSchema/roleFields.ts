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

interface KnownFields {
  /** The fields with a role that the schema names. */
  named: ReadonlyMap<string, Pick<RoleField, 'schema' | 'role'>>
  /** Whether fields with other names may have a role as well. */
  isOpen: boolean
}

/** An answer may have thousands of objects of one schema. */
const cache = /*#__PURE__*/ new WeakMap<JsonSchema, KnownFields>()

function withRoleIn(
  schema: JsonSchema,
  key: string,
): Pick<RoleField, 'schema' | 'role'> | undefined {
  const field = fieldIn(schema, key)
  const role = roleIn(field)
  return field === undefined || role === undefined ? undefined : { schema: field, role }
}

function knownFields(schema: JsonSchema): KnownFields {
  const known = cache.get(schema)
  if (known !== undefined) return known
  const options = optionsOf(schema)
  const keys = new Set(options.flatMap(({ properties }) => Object.keys(properties ?? {})))
  const named = [...keys].flatMap((key) => {
    const field = withRoleIn(schema, key)
    return field === undefined ? [] : [[key, field] as const]
  })
  const isOpen = options.some(({ additionalProperties }) => asSchema(additionalProperties))
  const made = { named: new Map(named), isOpen }
  cache.set(schema, made)
  return made
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
  if (schema === undefined || !isRecord(value)) return []
  const { named, isOpen } = knownFields(schema)
  return Object.keys(value).flatMap((key) => {
    const field = named.get(key) ?? (isOpen ? withRoleIn(schema, key) : undefined)
    const part = value[key] ?? undefined
    if (field?.role.role !== role || part === undefined) return []
    return [{ key, value: part, ...field }]
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
