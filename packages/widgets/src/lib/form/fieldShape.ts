import type { MediaKind } from '@taskmesh/tasks'
import { asSchema, mediaKindOf, optionsOf, type JsonSchema } from '@taskmesh/tasks/json-schema'
import { labelOf } from './labelOf.ts'

/** A value that a schema names as it is. */
export type Literal = string | number | boolean

/** What a form shows for one value. */
export type FieldShape =
  /** A string; a long one may have several lines. */
  | { kind: 'text'; isLong: boolean }
  | {
      kind: 'number' | 'integer'
      minimum: number | undefined
      maximum: number | undefined
      /** Whether the bound itself is too low. */
      isAboveMinimum?: boolean | undefined
      /** Whether the bound itself is too high. */
      isBelowMaximum?: boolean | undefined
    }
  | { kind: 'choice'; choices: readonly string[] }
  /** One of several values that are not all strings, such as `true`, `false` or `"word"`. */
  | { kind: 'literals'; values: readonly Literal[] }
  | { kind: 'media'; media: MediaKind }
  /** An array, with a row for each item. */
  | { kind: 'items'; item: FieldShape }
  /** Values by names that a person makes up. */
  | { kind: 'entries'; item: FieldShape }
  /** An object with known keys. */
  | { kind: 'group'; fields: readonly FormField[] }
  /** One of several objects, told apart by the string under `key`. */
  | { kind: 'variants'; key: string; options: readonly Variant[] }
  /**
   * `list`: short strings, one per line. `table`: columns by name. `textOrJson`: a string, or JSON
   * for more than that. `nothing`: null. `json`: anything else, written as JSON.
   */
  | { kind: 'boolean' | 'list' | 'table' | 'textOrJson' | 'nothing' | 'json' }

/** A value with a name, as a form needs it. */
export type FormField = FieldShape & {
  name: string
  /** The name for people. */
  label: string
  /** What it is, its bounds and its default, as a sentence. */
  description: string
  isRequired: boolean
  /** What holds when it is left out; `undefined` where the model decides. */
  fallback?: Literal | null | undefined
  /** Where its values mostly lie, when its bounds are far wider. */
  usual?: readonly [lowest: number, highest: number] | undefined
  /** Whether people look for it first. */
  isCommon?: boolean | undefined
}

/** One of the objects that a value may be. */
export interface Variant {
  name: string
  description: string
  fields: readonly FormField[]
}

/** The names of all kinds of fields. */
export type FieldKind = FieldShape['kind']

const LONG_TEXT = 1000
const SCALARS: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean'])

function isScalar(schema: JsonSchema): boolean {
  const options = optionsOf(schema)
  return (
    options.length > 0 &&
    options.every((option) => SCALARS.has(option.type) && mediaKindOf(option) === undefined)
  )
}

/** Whether a form can show a value without any JSON. */
function isPlain(shape: FieldShape): boolean {
  if (shape.kind === 'group') return shape.fields.every(isPlain)
  return shape.kind !== 'json' && shape.kind !== 'textOrJson'
}

function textShape({ enum: choices, const: only, maxLength, pattern }: JsonSchema): FieldShape {
  if (choices?.every((choice) => typeof choice === 'string')) return { kind: 'choice', choices }
  if (typeof only === 'string') return { kind: 'choice', choices: [only] }
  return { kind: 'text', isLong: pattern === undefined && (maxLength ?? Infinity) > LONG_TEXT }
}

function numberShape(kind: 'number' | 'integer', schema: JsonSchema): FieldShape {
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below } = schema
  return {
    kind,
    minimum: typeof above === 'number' ? above : minimum,
    maximum: typeof below === 'number' ? below : maximum,
    ...(typeof above === 'number' ? { isAboveMinimum: true } : {}),
    ...(typeof below === 'number' ? { isBelowMaximum: true } : {}),
  }
}

function arrayShape({ items }: JsonSchema): FieldShape {
  const schema = asSchema(items)
  const item = schema === undefined ? undefined : fieldShape(schema)
  if (item?.kind === 'text' && !item.isLong) return { kind: 'list' }
  const hasRows =
    item?.kind === 'text' ||
    item?.kind === 'media' ||
    item?.kind === 'variants' ||
    (item?.kind === 'group' && isPlain(item))
  return hasRows ? { kind: 'items', item } : { kind: 'json' }
}

function objectShape(schema: JsonSchema): FieldShape {
  const fields = formFields(schema)
  if (fields.length > 0) return { kind: 'group', fields }
  const value = asSchema(schema.additionalProperties)
  if (value === undefined) return { kind: 'json' }
  const cell = value.type === 'array' ? asSchema(value.items) : undefined
  if (cell !== undefined && isScalar(cell)) return { kind: 'table' }
  const item = fieldShape(value)
  return item.kind === 'media' ? { kind: 'entries', item } : { kind: 'json' }
}

/** The key by whose string all options can be told apart. */
function discriminatorOf(options: readonly JsonSchema[]): string | undefined {
  return Object.keys(options[0]?.properties ?? {}).find((key) =>
    options.every((option) => typeof asSchema(option.properties?.[key])?.const === 'string'),
  )
}

function variantOf(schema: JsonSchema, key: string): Variant {
  const name = asSchema(schema.properties?.[key])
  return {
    name: String(name?.const),
    description: name?.description ?? '',
    fields: formFields(schema).filter((field) => field.name !== key),
  }
}

/** The values of schemas that name them all; `undefined` when one takes others as well. */
function literalsOf(options: readonly JsonSchema[]): readonly Literal[] | undefined {
  const values = options.flatMap(({ type, enum: named, const: only }): unknown[] => {
    if (type === 'boolean' && only === undefined) return [true, false]
    return named ?? [only]
  })
  return values.every(isLiteral) ? values : undefined
}

function isLiteral(value: unknown): value is Literal {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

function unionShape(options: readonly JsonSchema[]): FieldShape {
  const key = discriminatorOf(options)
  if (key !== undefined) {
    return { kind: 'variants', key, options: options.map((option) => variantOf(option, key)) }
  }
  const values = literalsOf(options)
  if (values !== undefined) return { kind: 'literals', values }
  const isFreeText = (option: JsonSchema) => fieldShape(option).kind === 'text'
  return { kind: options.some(isFreeText) ? 'textOrJson' : 'json' }
}

/**
 * Chooses what a form shows for the values of a schema.
 *
 * @example
 * ```ts
 * fieldShape({ type: 'array', items: { type: 'string', maxLength: 200 } }) // { kind: 'list' }
 * ```
 */
export function fieldShape(schema: JsonSchema): FieldShape {
  const media = mediaKindOf(schema)
  if (media !== undefined) return { kind: 'media', media }
  if (schema.type === 'null') return { kind: 'nothing' }
  const [option = schema, ...others] = optionsOf(schema)
  if (others.length > 0) return unionShape([option, ...others])
  if (option !== schema) return fieldShape(option)
  const { type } = schema
  if (type === 'number' || type === 'integer') return numberShape(type, schema)
  if (type === 'boolean') return { kind: 'boolean' }
  if (type === 'string') return textShape(schema)
  if (type === 'array') return arrayShape(schema)
  return type === 'object' ? objectShape(schema) : { kind: 'json' }
}

function isRange(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((end) => typeof end === 'number')
}

/** What the schema of a field says to a form, beside what it shows. */
function factsOf(
  name: string,
  schema: JsonSchema,
): Omit<FormField, keyof FieldShape | 'isRequired'> {
  const { description = '', default: fallback, 'x-label': label, 'x-usual': usual } = schema
  return {
    name,
    label: typeof label === 'string' ? label : labelOf(name),
    description,
    ...(isLiteral(fallback) || fallback === null ? { fallback } : {}),
    ...(isRange(usual) ? { usual } : {}),
    ...(schema['x-common'] === true ? { isCommon: true } : {}),
  }
}

/** The fields of an object, in the order of its schema. */
export function formFields({ properties, required = [] }: JsonSchema): FormField[] {
  return Object.entries(properties ?? {}).flatMap(([name, part]) => {
    const schema = asSchema(part)
    if (schema === undefined) return []
    return [
      { ...factsOf(name, schema), isRequired: required.includes(name), ...fieldShape(schema) },
    ]
  })
}
