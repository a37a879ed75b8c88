import { isRecord } from '@taskmesh/errors'
import {
  asSchema,
  fieldRoleOf,
  optionsOf,
  type JsonSchema,
  type ReadRole,
} from '@taskmesh/tasks/json-schema'

type Part = JsonSchema | undefined

function optionsIn(schema: Part): JsonSchema[] {
  return schema === undefined ? [] : optionsOf(schema)
}

/** The schema of a field, in whatever alternative has it. */
export function fieldOf(schema: Part, key: string): Part {
  return optionsIn(schema)
    .map(({ properties, additionalProperties }) =>
      asSchema(properties?.[key] ?? additionalProperties),
    )
    .find((part) => part !== undefined)
}

/** The schema of the items of an array. */
export function itemOf(schema: Part): Part {
  return optionsIn(schema)
    .map(({ items }) => asSchema(items))
    .find((part) => part !== undefined)
}

/** What a value is to a view, as its schema says. */
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

/** The fields of an object that have a value and, as the schema says, this role. */
export function fieldsWith(record: unknown, schema: Part, name: ReadRole['role']): RoleField[] {
  if (!isRecord(record)) return []
  return Object.entries(record).flatMap(([key, value]) => {
    const field = fieldOf(schema, key)
    const role = roleIn(field)
    const isMeant = field !== undefined && role?.role === name && (value ?? undefined) !== undefined
    return isMeant ? [{ key, value, schema: field, role }] : []
  })
}

/** The first field of that role that holds a string. */
export function textWith(record: unknown, schema: Part, name: ReadRole['role']) {
  return fieldsWith(record, schema, name)
    .map(({ value }) => value)
    .find((value) => typeof value === 'string')
}

/** The first field of that role that holds a number. */
export function numberWith(record: unknown, schema: Part, name: ReadRole['role']) {
  return fieldsWith(record, schema, name)
    .map(({ value }) => value)
    .find((value) => typeof value === 'number')
}
