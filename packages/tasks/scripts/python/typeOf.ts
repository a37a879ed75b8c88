import { asSchema, type JsonSchema } from '../../src/jsonSchema/index.ts'

/** A schema says something that no Python type is written for yet. */
export class UnknownSchemaError extends Error {
  override name = 'UnknownSchemaError'
}

/** A text as Python writes it. Its escapes are those of JSON, but for lone surrogates, which no schema has. */
export function text(value: unknown): string {
  return JSON.stringify(value)
}

function annotated(type: string, ...marks: readonly (string | false)[]): string {
  const present = marks.filter((mark) => mark !== false)
  return present.length === 0 ? type : `Annotated[${[type, ...present].join(', ')}]`
}

function field(limits: Readonly<Record<string, unknown>>): string | false {
  const given = Object.entries(limits).filter(([, value]) => value !== undefined)
  return given.length > 0 && `Field(${given.map(([key, value]) => `${key}=${value}`).join(', ')})`
}

function stringType(schema: JsonSchema): string {
  const { pattern, minLength = 0, maxLength, const: one, enum: several } = schema
  if (one !== undefined) return `Literal[${text(one)}]`
  if (several !== undefined) return `Literal[${several.map(text).join(', ')}]`
  const urlLimit = asSchema(schema.else)?.maxLength
  return annotated(
    'Text',
    (minLength > 0 || maxLength !== undefined) && `length(${minLength}, ${maxLength ?? 'None'})`,
    pattern !== undefined && `StringConstraints(pattern=${text(pattern)})`,
    schema['x-media'] !== undefined && `media(${urlLimit})`,
  )
}

function numberType(name: string, schema: JsonSchema): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema
  return annotated(
    name,
    field({ ge: minimum, le: maximum, gt: exclusiveMinimum, lt: exclusiveMaximum }),
  )
}

function arrayType({ prefixItems, items, minItems, maxItems }: JsonSchema): string {
  if (prefixItems !== undefined) {
    const parts = prefixItems.map((part) => typeOf(asSchema(part) ?? {}))
    if (minItems !== parts.length || maxItems !== parts.length) {
      throw new UnknownSchemaError('A tuple has a number of items that is not that of its types.')
    }
    return `Annotated[tuple[${parts.join(', ')}], FROM_LIST]`
  }
  const itemType = asSchema(items) === undefined ? 'Any' : typeOf(asSchema(items) ?? {})
  return annotated(
    `list[${itemType}]`,
    'Strict()',
    field({ min_length: minItems, max_length: maxItems }),
  )
}

function mapType(schema: JsonSchema): string {
  const { additionalProperties, propertyNames, minProperties, maxProperties } = schema
  const values = asSchema(additionalProperties)
  return annotated(
    `dict[${typeOf(asSchema(propertyNames) ?? { type: 'string' })}, ${values === undefined ? 'Any' : typeOf(values)}]`,
    'Strict()',
    field({ min_length: minProperties, max_length: maxProperties }),
    schema['x-same-length'] === true && 'SAME_LENGTH',
  )
}

/** The name of a definition that a schema refers to. */
export function referenceOf({ $ref }: JsonSchema): string | undefined {
  return $ref?.replace('#/$defs/', '')
}

/** Whether a schema takes `null`. */
export function takesNull({ type, anyOf = [] }: JsonSchema): boolean {
  const isNull = type === 'null' || (Array.isArray(type) && type.includes('null'))
  return isNull || anyOf.some((option) => takesNull(asSchema(option) ?? {}))
}

/**
 * Writes the Python type of a schema, as pydantic checks it. Its names are those of `taskmesh/_types.py` and of other
 * definitions.
 *
 * @throws {@link UnknownSchemaError} when the schema has a form that none of this package's has.
 *
 * @example
 * ```ts
 * typeOf({ type: 'integer', minimum: 1 }) // 'Annotated[Integer, Field(ge=1)]'
 * ```
 */
export function typeOf(schema: JsonSchema): string {
  const { type, anyOf, oneOf } = schema
  const name = referenceOf(schema)
  if (name !== undefined) return name
  const options = anyOf ?? oneOf
  if (options !== undefined) return options.map((one) => typeOf(asSchema(one) ?? {})).join(' | ')
  if (Array.isArray(type)) return type.map((one) => typeOf({ ...schema, type: one })).join(' | ')
  switch (type) {
    case 'string':
      return stringType(schema)
    case 'number':
      return numberType('Number', schema)
    case 'integer':
      return numberType('Integer', schema)
    case 'boolean':
      return 'StrictBool'
    case 'null':
      return 'None'
    case 'array':
      return arrayType(schema)
    case 'object':
      return mapType(schema)
    case undefined:
      return 'Any'
  }
  throw new UnknownSchemaError(`No Python type is known for the type ${text(type)}.`)
}
