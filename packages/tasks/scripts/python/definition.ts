import { asSchema, type JsonSchema } from '../../src/jsonSchema/index.ts'
import { takesNull, text, typeOf, UnknownSchemaError } from './typeOf.ts'

/** What a class of Python or pydantic has already, or the language itself. */
const TAKEN: ReadonlySet<string> = new Set([
  'schema',
  'json',
  'copy',
  'dict',
  'from',
  'class',
  'in',
])

function docstring(words: string | undefined, indent: string): string[] {
  return words === undefined ? [] : [`${indent}${text(words)}`]
}

/** What stands after the type of a field. */
function valueOf(key: string, isRequired: boolean): string {
  const alias = TAKEN.has(key) && `alias=${text(key)}`
  if (alias === false) return isRequired ? '' : ' = None'
  return ` = Field(${isRequired ? '' : 'default=None, '}${alias})`
}

function fieldLines(key: string, schema: JsonSchema, isRequired: boolean): string[] {
  if (!/^[a-z][a-z0-9_]*$/i.test(key)) {
    throw new UnknownSchemaError(`${text(key)} is no name of a field in Python.`)
  }
  const type = typeOf(schema)
  const written = isRequired || takesNull(schema) ? type : `Annotated[${type} | None, NOT_NULL]`
  const name = TAKEN.has(key) ? `${key}_` : key
  return [
    `    ${name}: ${written}${valueOf(key, isRequired)}`,
    ...docstring(schema.description, '    '),
  ]
}

/** `'forbid'`, `'allow'` to keep, or `'ignore'` to leave out: what becomes of keys that the schema does not name. */
function extraOf({ additionalProperties }: JsonSchema): string {
  if (additionalProperties === false) return 'forbid'
  return additionalProperties === undefined ? 'ignore' : 'allow'
}

function classLines(name: string, schema: JsonSchema): string[] {
  const { properties = {}, required = [], description } = schema
  const fields = Object.entries(properties).flatMap(([key, part]) =>
    fieldLines(key, asSchema(part) ?? {}, required.includes(key)),
  )
  return [
    `class ${name}(TaskModel):`,
    ...docstring(description, '    '),
    `    model_config = ConfigDict(extra=${text(extraOf(schema))})`,
    ...fields,
  ]
}

function rootLines(name: string, schema: JsonSchema): string[] {
  const { type, minItems, maxItems, description = name } = schema
  const isPlainList = type === 'array' && minItems === undefined && maxItems === undefined
  const items = isPlainList ? asSchema(schema.items) : undefined
  const base = items === undefined ? `TaskRoot[${typeOf(schema)}]` : `TaskList[${typeOf(items)}]`
  return [`class ${name}(${base}):`, ...docstring(description, '    ')]
}

/** Whether a definition is a request or an output itself, which is a class of its own whatever its form. */
function isWhole(name: string): boolean {
  return /(?:Request|Output)$/.test(name)
}

/**
 * Writes a definition: a model for an object with fields and for a whole request or output, and otherwise an alias.
 *
 * @example
 * ```ts
 * definitionLines('Size', { type: 'integer' }) // ['Size: TypeAlias = Integer']
 * ```
 */
export function definitionLines(name: string, schema: JsonSchema): string[] {
  if (schema.properties !== undefined) return classLines(name, schema)
  if (isWhole(name)) return rootLines(name, schema)
  return [`${name}: TypeAlias = ${typeOf(schema)}`, ...docstring(schema.description, '')]
}
