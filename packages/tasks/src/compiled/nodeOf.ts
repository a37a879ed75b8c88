import type * as z from 'zod/mini'
import { globalRegistry } from 'zod/v4/core'
import { fieldRoles } from '../schema/fieldRoles.ts'
import { expectedMedia } from '../schema/expectedMedia.ts'
import { MAX_MEDIA_BYTES } from '../schema/limits.ts'
import { listedIn } from '../schema/otherType.ts'
import { REFINEMENT } from '../schema/refined.ts'
import { mediaWords } from '../schema/mediaWords.ts'
import type { Node, NumberFacts, NumberNode, ObjectNode, Refinement, StringNode } from './node.ts'
import { array, tuple } from './nodes/array.ts'
import { anything, boolean, nothing, oneOf } from './nodes/constants.ts'
import { incidental, inRole, worded } from './nodes/marks.ts'
import { media } from './nodes/media.ts'
import { between, integer, number } from './nodes/number.ts'
import { object } from './nodes/object.ts'
import { nullable, optional } from './nodes/optional.ts'
import { record } from './nodes/record.ts'
import { formed, string } from './nodes/string.ts'
import { union, variants } from './nodes/union.ts'

/** Where in a schema a part is, and what happens when a node cannot say it: an error is thrown. */
export interface Place {
  /** The keys that lead there, with dots between them. */
  path: string
  /** The schemas that the part is in. */
  around?: readonly z.core.$ZodType[]
  refuse: (path: string, reason: string) => never
}

type Definition = z.core.$ZodTypes['_zod']['def']
type Checks = z.core.$ZodChecks['_zod']['def'][]

function refuse(place: Place, reason: string): never {
  return place.refuse(place.path, reason)
}

/** The place of a part, by its key. */
export function inside({ path, ...rest }: Place, key: string): Place {
  return { path: path === '' ? key : `${path}.${key}`, ...rest }
}

/** What a definition says was expected, in place of zod's own words. */
function errorOf(def: { error?: ((issue: never) => unknown) | undefined }, place: Place) {
  if (def.error === undefined) return undefined
  const words = def.error({ code: 'custom' } as never)
  return typeof words === 'string' ? words : refuse(place, 'has an error that is no fixed string')
}

/** The checks of a definition, without those that only describe. */
function checksOf(def: z.core.$ZodTypeDef): Checks {
  const checks = def.checks ?? []
  return checks
    .map((check) => (check as z.core.$ZodChecks)._zod.def)
    .filter((check) => !['meta', 'describe'].includes(String(check.check)))
}

/** What a check does that no node does, in words. */
const CHECK_WORDS: Readonly<Record<string, string>> = {
  overwrite: 'changes values',
  custom: 'has a test of its own, as refine makes it',
}

/** Applies the checks in the only order that a node has, so that issues come in the same. */
function inOrder<Facts>(
  checks: Checks,
  place: Place,
  order: readonly string[],
  read: (check: Checks[number]) => Facts | undefined,
): Facts[] {
  const ranks = checks.map(({ check }) => order.indexOf(String(check)))
  const wrong = ranks.findIndex((rank, index) => rank < (ranks[index - 1] ?? 0))
  const name = String(checks[wrong]?.check)
  if (wrong >= 0)
    refuse(
      place,
      CHECK_WORDS[name] ??
        `has the check ${name} where only these can be, in this order: ${order.join(', ') || 'none'}`,
    )
  return checks.map(
    (check) => read(check) ?? refuse(place, `has a check ${String(check.check)} that is not known`),
  )
}

interface Lengths {
  min?: number
  max?: number
  lengthError?: string | undefined
}

interface Form {
  pattern?: RegExp
  patternError?: string | undefined
}

const LENGTHS = ['min_length', 'max_length', 'length_equals']

function lengthFacts(check: Checks[number], place: Place): Lengths | undefined {
  const lengthError = errorOf(check, place)
  if (check.check === 'min_length') return { min: check.minimum, lengthError }
  if (check.check === 'max_length') return { max: check.maximum, lengthError }
  if (check.check === 'length_equals') return { min: check.length, max: check.length, lengthError }
  return undefined
}

/** The limits of a length, which have one error if any. */
function mergeLengths(facts: readonly Lengths[], place: Place): Lengths {
  const errors = new Set(facts.map(({ lengthError }) => lengthError))
  return errors.size > 1
    ? refuse(place, 'has limits of length with different errors')
    : Object.assign({}, ...facts)
}

/** The pattern of one line that is none of these words, which is shorter with a lookahead. */
function otherThan(words: readonly string[]): RegExp {
  return new RegExp(`^(?!(?:${words.join('|')})$)[^\\n]+$`)
}

/** Formats that zod checks by more than a pattern. */
const MORE_THAN_PATTERN = ['url', 'ipv6', 'cidrv6', 'base64', 'base64url', 'jwt']

function stringNode(
  def: z.core.$ZodStringDef | z.core.$ZodStringFormatDef,
  place: Place,
): StringNode {
  const order = [...LENGTHS, 'string_format']
  // A schema such as `z.email()` is its own first check.
  const own: Checks = 'check' in def ? [def] : []
  const facts = inOrder<Lengths & Form>([...own, ...checksOf(def)], place, order, (check) => {
    if (check.check !== 'string_format') return lengthFacts(check, place)
    if (MORE_THAN_PATTERN.includes(check.format))
      return refuse(place, `has the format ${check.format}`)
    if (check.pattern === undefined || check.pattern.flags !== '')
      return refuse(place, 'has a format without a pattern, or one with flags')
    return { pattern: check.pattern, patternError: errorOf(check, place) }
  })
  const lengths = facts.filter(({ pattern }) => pattern === undefined)
  const { min, max, lengthError } = mergeLengths(lengths, place)
  const [form, ...others] = facts.filter(({ pattern }) => pattern !== undefined)
  const node = Object.assign(string(min, max, lengthError), { facts: { min, max, lengthError } })
  if (form?.pattern === undefined) return node
  if (others.length > 0) return refuse(place, 'has several patterns')
  const { patternError } = form
  const listed = listedIn(form.pattern)
  const pattern = listed ? otherThan(listed) : form.pattern
  const known = { min, max, lengthError, pattern, patternError }
  return Object.assign(formed(node, pattern, patternError), { facts: known })
}

function numberNode(def: Definition, place: Place): NumberNode {
  const format = 'format' in def ? def.format : undefined
  if (format !== undefined && format !== 'safeint') refuse(place, `has the format ${format}`)
  const all = checksOf(def)
  // `z.number().int()` is `z.int()`.
  const [first] = all
  const isInteger = [def, first].some(
    (one) => one !== undefined && 'format' in one && one.format === 'safeint',
  )
  const bounds = first?.check === 'number_format' && isInteger ? all.slice(1) : all
  const facts = inOrder(bounds, place, ['greater_than', 'less_than'], (check) => {
    if (errorOf(check, place) !== undefined)
      return refuse(place, 'has a bound with an error of its own')
    if (check.check === 'greater_than') {
      const value = Number(check.value)
      return check.inclusive ? { min: value } : { above: value }
    }
    if (check.check !== 'less_than') return undefined
    const value = Number(check.value)
    return check.inclusive ? { max: value } : { below: value }
  })
  const { min, max, above, below }: NumberFacts = Object.assign({}, ...facts)
  const plain = (isInteger ? integer : number)(min, max)
  const isBetween = above !== undefined || below !== undefined
  const node = isBetween ? between(plain, above, below) : plain
  return Object.assign(node, { facts: { int: isInteger, min, max, above, below } })
}

function refinementsOf(def: Definition, place: Place): Refinement[] {
  return inOrder<Refinement>(checksOf(def), place, ['custom'], (check) =>
    Reflect.get(Object(Reflect.get(check, 'params')), REFINEMENT),
  )
}

function objectNode(def: z.core.$ZodObjectDef, place: Place): ObjectNode {
  const entries = Object.entries<z.core.$ZodType>(def.shape)
  const fields = entries.map(([key, field]) => [
    key === '__proto__' ? refuse(place, 'has a field __proto__') : key,
    partNode(field, inside(place, key), true),
  ])
  if (def.catchall === undefined) return object(Object.fromEntries(fields))
  if (def.catchall._zod.def.type === 'never') return object(Object.fromEntries(fields), 'refuse')
  const others = partNode(def.catchall, inside(place, '*'))
  return others === anything || fields.length === 0
    ? object(Object.fromEntries(fields), others)
    : refuse(place, 'has fields and says of what type its other keys are')
}

function unionNode(
  def: z.core.$ZodUnionDef | z.core.$ZodDiscriminatedUnionDef,
  place: Place,
): Node {
  const options = def.options.map((option, index) =>
    // The options are schemas, which their type does not say.
    partNode(option as z.core.$ZodType, inside(place, String(index))),
  )
  if (!('discriminator' in def)) return union(...options)
  const by = def.discriminator
  const isNamed = (option: Node): option is ObjectNode =>
    option.type === 'object' && option.fields[by]?.type === 'literal'
  return options.every(isNamed)
    ? variants(by, ...options)
    : refuse(place, `has options without a literal ${by}`)
}

/** What the type of a schema says, with its checks. */
function typeNode(schema: z.core.$ZodType, place: Place): Node {
  // The union of all kinds of schema, of which every schema is one.
  const { def } = (schema as z.core.$ZodTypes)._zod
  const expected = expectedMedia('params' in def ? def.params : undefined)
  if (expected?.maxBytes === MAX_MEDIA_BYTES) return media(expected.kind)
  if ('coerce' in def && def.coerce) return refuse(place, 'changes values')
  switch (def.type) {
    case 'string':
      return stringNode(def, place)
    case 'number':
      return numberNode(def, place)
    case 'array': {
      const read = (check: Checks[number]) => lengthFacts(check, place)
      const lengths = inOrder(checksOf(def), place, LENGTHS, read)
      const { min, max, lengthError } = mergeLengths(lengths, place)
      const node = array(partNode(def.element, inside(place, '*')), min, max, lengthError)
      return Object.assign(node, { facts: { min, max, lengthError } })
    }
    case 'record': {
      const key = partNode(def.keyType, inside(place, '*'))
      if (key.type !== 'string' || ('mode' in def && def.mode === 'loose'))
        return refuse(place, 'has keys that are not any string')
      const value = partNode(def.valueType, inside(place, '*'))
      const refinements = refinementsOf(def, place)
      return Object.assign(record(key, value, ...refinements), { facts: { refinements } })
    }
  }
  inOrder(checksOf(def), place, [], () => undefined)
  switch (def.type) {
    case 'boolean':
      return boolean
    case 'null':
      return nothing
    case 'any':
    case 'unknown':
      return anything
    case 'literal':
      return oneOf(...def.values)
    case 'enum':
      return oneOf(...Object.values(def.entries))
    case 'optional':
      return optional(partNode(def.innerType, place))
    case 'nullable':
      return nullable(partNode(def.innerType, place))
    case 'tuple': {
      const items = def.items.map((item, index) => partNode(item, inside(place, String(index))))
      return def.rest ? refuse(place, 'has any number of items') : tuple(...items)
    }
    case 'object':
      return objectNode(def, place)
    case 'union':
      return unionNode(def, place)
    case 'pipe':
    case 'transform':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
      return refuse(place, 'changes values')
    default:
      return refuse(place, `is of the type ${def.type}`)
  }
}

/** What a schema of zod says, with its error and its marks. */
function nodeOf(schema: z.core.$ZodType, place: Place): Node {
  const { around = [] } = place
  if (around.includes(schema)) return refuse(place, 'contains itself')
  const node = typeNode(schema, { ...place, around: [...around, schema] })
  const words = errorOf(schema._zod.def, place)
  const isKnown = node.type === 'media' && words === mediaWords(node.kind)
  const named =
    words === undefined || isKnown ? node : Object.assign(worded(words, node), { error: words })
  const marked = globalRegistry.get(schema)?.['incidental'] === true ? incidental(named) : named
  const role = fieldRoles.get(schema)?.fieldRole.role
  return role === 'box' || role === 'score' ? inRole(role, marked) : marked
}

/** The node of a schema of zod. Only where it is a field may it be optional. */
export function partNode(schema: z.core.$ZodType, place: Place, isField = false): Node {
  const node = nodeOf(schema, place)
  return node.type === 'optional' && !isField
    ? refuse(place, 'is optional, which only the fields of an object can be')
    : node
}
