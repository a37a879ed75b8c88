import type * as z from 'zod/mini'
import { globalRegistry } from 'zod/v4/core'
import { UnsupportedSchemaError } from '../errors.ts'
import { expectedMedia } from '../schema/expectedMedia.ts'
import { MAX_MEDIA_BYTES } from '../schema/limits.ts'
import { REFINEMENT } from '../schema/refined.ts'
import { mediaWords } from '../schema/mediaValue.ts'
import type { ZodTaskSchema } from '../schema/taskSchema.ts'
import type { Node, NumberNode, ObjectNode, RecordNode, Refinement, StringNode } from './node.ts'
import { compiledTask, type CompiledTask, type TaskNodes } from './taskSchema.ts'

type Path = readonly string[]
type Definition = z.core.$ZodTypes['_zod']['def']
type Checks = z.core.$ZodChecks['_zod']['def'][]

function refuse(path: Path, reason: string): never {
  throw new UnsupportedSchemaError(path.join('.'), reason)
}

/** What a definition says was expected, in place of zod's own words. */
function errorOf(def: { error?: ((issue: never) => unknown) | undefined }, path: Path) {
  if (def.error === undefined) return undefined
  const words = def.error({ code: 'custom' } as never)
  return typeof words === 'string' ? words : refuse(path, 'has an error that is no fixed string')
}

/** The checks of a definition, without those that only describe. */
function checksOf(def: Definition): Checks {
  const checks = def.checks ?? []
  return checks
    .map((check) => (check as z.core.$ZodChecks)._zod.def)
    .filter((check) => !['meta', 'describe'].includes(String(check.check)))
}

/** Applies the checks in the only order that a node has, so that issues come in the same. */
function inOrder<Facts>(
  checks: Checks,
  path: Path,
  order: readonly string[],
  read: (check: Checks[number]) => Facts | undefined,
): Facts[] {
  const places = checks.map(({ check }) => order.indexOf(String(check)))
  const wrong = places.findIndex((place, index) => place < (places[index - 1] ?? 0))
  const name = String(checks[wrong]?.check)
  if (wrong >= 0)
    refuse(path, `has the check ${name} where only these can be, in this order: ${order.join(', ') || 'none'}`)
  return checks.map((check) => read(check) ?? refuse(path, `has a check ${String(check.check)} that is not known`))
}

/** One error for both bounds, as a node has it. */
function merge<Facts extends object>(facts: Facts[], path: Path): Facts {
  const merged: Facts = Object.assign({}, ...facts)
  const errors = facts.map((one) => Reflect.get(one, 'lengthError'))
  if (new Set(errors).size > 1) refuse(path, 'has bounds of length with different errors')
  return merged
}

const LENGTHS = ['min_length', 'max_length', 'length_equals']

function lengthFacts(check: Checks[number], path: Path) {
  const error = errorOf(check, path)
  const lengthError = error === undefined ? {} : { lengthError: error }
  if (check.check === 'min_length') return { min: check.minimum, ...lengthError }
  if (check.check === 'max_length') return { max: check.maximum, ...lengthError }
  if (check.check === 'length_equals') return { min: check.length, max: check.length, ...lengthError }
  return undefined
}

function stringNode(def: Definition, path: Path): StringNode {
  const facts = inOrder(checksOf(def), path, [...LENGTHS, 'string_format'], (check) => {
    if (check.check !== 'string_format') return lengthFacts(check, path)
    if (check.pattern === undefined || check.pattern.flags !== '')
      return refuse(path, 'has a format without a pattern, or one with flags')
    const patternError = errorOf(check, path)
    return { pattern: check.pattern, ...(patternError === undefined ? {} : { patternError }) }
  })
  const patterns = facts.filter((fact) => 'pattern' in fact)
  if (patterns.length > 1) refuse(path, 'has several patterns')
  const lengths = merge(facts.filter((fact) => !('pattern' in fact)), path)
  return { type: 'string', ...lengths, ...patterns[0] }
}

function numberNode(def: Definition, path: Path): NumberNode {
  const format = 'format' in def ? def.format : undefined
  if (format !== undefined && format !== 'safeint') refuse(path, `has the format ${format}`)
  const facts = inOrder(checksOf(def), path, ['greater_than', 'less_than'], (check) => {
    if (errorOf(check, path) !== undefined) return refuse(path, 'has a bound with an error of its own')
    if (check.check === 'greater_than') {
      const value = Number(check.value)
      return check.inclusive ? { min: value } : { above: value }
    }
    if (check.check !== 'less_than') return undefined
    const value = Number(check.value)
    return check.inclusive ? { max: value } : { below: value }
  })
  return { type: 'number', ...(format === undefined ? {} : { int: true }), ...Object.assign({}, ...facts) }
}

function refinementsOf(def: Definition, path: Path): Pick<RecordNode, 'refinements'> {
  const refinements = inOrder<Refinement>(checksOf(def), path, ['custom'], (check) =>
    Reflect.get(Object(Reflect.get(check, 'params')), REFINEMENT),
  )
  return refinements.length === 0 ? {} : { refinements }
}

function objectNode(def: z.core.$ZodObjectDef, path: Path): ObjectNode {
  const others = def.catchall?._zod.def.type
  if (others !== undefined && others !== 'unknown' && others !== 'never')
    return refuse(path, 'says of what type its other keys are')
  const entries = Object.entries<z.core.$ZodType>(def.shape)
  return {
    type: 'object',
    fields: Object.fromEntries(
      entries.map(([key, field]) => [
        key === '__proto__' ? refuse(path, 'has a field __proto__') : key,
        partNode(field, [...path, key], true),
      ]),
    ),
    ...(others && { others: others === 'never' ? 'refuse' : 'keep' }),
  }
}

/** The node of a part, where `undefined` may be only if the part is a field. */
function partNode(schema: z.core.$ZodType, path: Path, isField = false): Node {
  const node = nodeOf(schema, path)
  return node.type === 'optional' && !isField
    ? refuse(path, 'is optional, which only the fields of an object can be')
    : node
}

function unionNode(def: z.core.$ZodUnionDef | z.core.$ZodDiscriminatedUnionDef, path: Path): Node {
  const options = def.options.map((option, index) =>
    // The options are schemas, which their type does not say.
    partNode(option as z.core.$ZodType, [...path, String(index)]),
  )
  if (!('discriminator' in def)) return { type: 'union', options }
  const by = def.discriminator
  const isNamed = options.every(
    (option) => option.type === 'object' && option.fields[by]?.type === 'literal',
  )
  return isNamed ? { type: 'union', by, options } : refuse(path, `has options without a literal ${by}`)
}

/** What the type of a schema says, with its checks. */
function typeNode(schema: z.core.$ZodType, path: Path): Node {
  // The union of all kinds of schema, of which every schema is one.
  const { def } = (schema as z.core.$ZodTypes)._zod
  const media = expectedMedia('params' in def ? def.params : undefined)
  if (media?.maxBytes === MAX_MEDIA_BYTES) return { type: 'media', kind: media.kind }
  if ('coerce' in def && def.coerce) return refuse(path, 'changes values')
  switch (def.type) {
    case 'string':
      return stringNode(def, path)
    case 'number':
      return numberNode(def, path)
    case 'array': {
      const read = (check: Checks[number]) => lengthFacts(check, path)
      const lengths = merge(inOrder(checksOf(def), path, LENGTHS, read), path)
      return { type: 'array', ...lengths, item: partNode(def.element, [...path, '*']) }
    }
    case 'record': {
      const key = partNode(def.keyType, [...path, '*'])
      if (key.type !== 'string' || ('mode' in def && def.mode === 'loose'))
        return refuse(path, 'has keys that are not any string')
      const value = partNode(def.valueType, [...path, '*'])
      return { type: 'record', key, value, ...refinementsOf(def, path) }
    }
  }
  inOrder(checksOf(def), path, [], () => undefined)
  switch (def.type) {
    case 'boolean':
    case 'null':
    case 'unknown':
      return { type: def.type }
    case 'literal':
      return { type: 'literal', values: def.values }
    case 'enum':
      return { type: 'literal', values: Object.values(def.entries) }
    case 'optional':
      return { type: 'optional', inner: partNode(def.innerType, path) }
    case 'nullable':
      return { type: 'nullable', inner: partNode(def.innerType, path) }
    case 'tuple':
      return def.rest
        ? refuse(path, 'has any number of items')
        : {
            type: 'tuple',
            items: def.items.map((item, index) => partNode(item, [...path, String(index)])),
          }
    case 'object':
      return objectNode(def, path)
    case 'union':
      return unionNode(def, path)
    default:
      return refuse(path, `is of the type ${def.type}`)
  }
}

/** Turns a schema of zod into what it says, as plain data. */
export function nodeOf(schema: z.core.$ZodType, path: Path = []): Node {
  const node = typeNode(schema, path)
  const words = errorOf(schema._zod.def, path)
  const isKnown = node.type === 'media' && words === mediaWords(node.kind)
  return {
    ...node,
    ...(words === undefined || isKnown ? {} : { error: words }),
    ...(globalRegistry.get(schema)?.['incidental'] === true ? { incidental: true } : {}),
  }
}

/** Turns the parts of a task's schema into nodes. */
export function taskNodes({ inputs, parameters, output, stream, batch }: ZodTaskSchema): TaskNodes {
  return {
    inputs: partNode(inputs, ['inputs']),
    parameters: partNode(parameters, ['parameters']),
    output: partNode(output, ['output']),
    ...(stream && { stream: partNode(stream, ['stream']) }),
    batch,
  }
}

/**
 * Compiles the schema of a task that a program has made with zod.
 *
 * @throws {@link UnsupportedSchemaError} which names what a compiled schema cannot say, such as a transformation.
 *
 * @example
 * ```ts
 * import { checkRequest } from '@taskmesh/tasks/parse'
 * import * as z from 'zod/mini'
 *
 * const schema = compileTaskSchema({
 *   inputs: z.string(),
 *   parameters: z.looseObject({}),
 *   output: z.object({ count: z.int() }),
 *   batch: false,
 * })
 * checkRequest(schema, { inputs: 'Hello' }).success // true
 * ```
 */
export function compileTaskSchema<const Schema extends ZodTaskSchema>(
  schema: Schema,
): CompiledTask<Schema> {
  return compiledTask<Schema>(taskNodes(schema))
}
