import { asSchema, mediaKindOf, optionsOf, type JsonSchema } from '@taskmesh/tasks/json-schema'
import { describeRange, describeType } from './describeField.ts'

/** A field of a schema, as a row of a table. */
export interface SchemaRow {
  /** Where it is: `box.xmin`, `[].score`; empty for the value itself. */
  path: string
  type: string
  /** Which values it takes, in a few signs; empty for any. */
  range: string
  isRequired: boolean
  /** What it is when it is left out, as JSON; `undefined` where the schema does not say. */
  default?: string
  /** What it does. */
  description: string
}

/** A schema as a table. */
export interface SchemaTable {
  title: string
  rows: readonly SchemaRow[]
}

const MAX_DEPTH = 5

interface Place {
  path: string
  isRequired: boolean
  depth: number
}

function rowOf(schema: JsonSchema, { path, isRequired }: Place): SchemaRow {
  const { default: usual } = schema
  return {
    path,
    type: describeType(schema),
    range: describeRange(schema),
    isRequired,
    ...(usual === undefined ? {} : { default: JSON.stringify(usual) }),
    description: schema.description ?? '',
  }
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

function fieldRows(option: JsonSchema, { path, depth }: Place): SchemaRow[] {
  const { properties = {}, required = [], additionalProperties, items } = option
  const fields = Object.entries(properties).flatMap(([key, part]) =>
    partRows(part, { path: join(path, key), isRequired: required.includes(key), depth: depth + 1 }),
  )
  const others = { path: join(path, '*'), isRequired: false, depth: depth + 1 }
  const any = asSchema(additionalProperties)
  const isMap = any !== undefined && Object.keys(any).length > 0
  const each = { path: `${path}[]`, isRequired: true, depth: depth + 1 }
  return [
    ...fields,
    ...(isMap ? partRows(any, others) : []),
    ...(items === undefined ? [] : itemRows(items, each)),
  ]
}

/** The items of an array; nothing when the row of the array has said all. */
function itemRows(items: unknown, place: Place): SchemaRow[] {
  const schema = asSchema(items)
  if (schema === undefined) return []
  const rows = schemaRows(schema, place)
  return rows.length === 1 && (rows[0]?.description ?? '') === '' ? [] : rows
}

function partRows(part: unknown, place: Place): SchemaRow[] {
  const schema = asSchema(part)
  return schema === undefined ? [] : schemaRows(schema, place)
}

function schemaRows(schema: JsonSchema, place: Place): SchemaRow[] {
  const own = rowOf(schema, place)
  if (mediaKindOf(schema) !== undefined || place.depth >= MAX_DEPTH) return [own]
  const inner = optionsOf(schema).flatMap((option) => fieldRows(option, place))
  const known = new Map(inner.map((row) => [row.path, row]))
  return [own, ...known.values()]
}

/**
 * Writes a schema as a table, a row for each field, those inside others as well.
 *
 * @example
 * ```ts
 * schemaTable('Output', toJsonSchema(schema.output)).rows[1]
 * // { path: '[].label', type: 'string', isRequired: true, description: 'What the object is.', … }
 * ```
 */
export function schemaTable(title: string, schema: JsonSchema): SchemaTable {
  const rows = schemaRows(schema, { path: '', isRequired: true, depth: 0 })
  const [own, ...others] = rows
  // The value itself says something only where it has no fields or a description.
  const isTelling = others.length === 0 || (own?.description ?? '') !== ''
  return { title, rows: isTelling ? rows : others }
}
