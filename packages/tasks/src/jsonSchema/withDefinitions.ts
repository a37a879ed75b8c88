import { isRecord } from '@taskmesh/errors'
import { capitalizedWords } from './capitalizedWords.ts'
import { asSchema, optionsOf } from './parts.ts'
import type { JsonSchema } from './toJsonSchema.ts'

const PLURALS = [
  [/([^aeiou])ies$/, '$1y'],
  [/(x|ch|sh|ss)es$/, '$1'],
  [/([^su])s$/, '$1'],
] as const

/** The name of one item of what has a name: `Box` of `Boxes`, `DataElement` of `Data`. */
function nameOfItem(name: string): string {
  const [ending, one] = PLURALS.find(([plural]) => plural.test(name)) ?? [/$/, 'Element']
  return name.replace(ending, one)
}

/** Keywords of this package that say what a value is, and not what its place is for. */
const IN_DEFINITION: ReadonlySet<string> = new Set(['x-media', 'x-same-length'])

/** Keywords that say what a place is for. They stay at the place when the rest becomes a definition. */
function isOfPlace(keyword: string): boolean {
  const isFact = keyword.startsWith('x-') && !IN_DEFINITION.has(keyword)
  return isFact || keyword === 'description' || keyword === 'default'
}

function pick(schema: JsonSchema, isPicked: (keyword: string) => boolean): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => isPicked(keyword)))
}

/** A schema where it stands, without what only a definition has a use for. */
function inPlace({ definition, ...facts }: JsonSchema): JsonSchema {
  const { description = definition } = facts
  return typeof description === 'string' ? { ...facts, description } : facts
}

/** The keys of a map, which no type of its own could be. */
function keysOf(names: unknown): JsonSchema {
  const { title: _, ...facts } = inPlace(asSchema(names) ?? {})
  return facts
}

/** The string that tells an option of a union from the others, such as the `type` of a part. */
function tagOf({ properties, required = [] }: JsonSchema): string | undefined {
  return required
    .map((key) => asSchema(properties?.[key])?.const)
    .find((value) => typeof value === 'string')
}

/** Whether generators of code make a type of a schema wherever it stands. */
function isTypeOfItsOwn(schema: JsonSchema): boolean {
  const { title, properties, enum: values } = schema
  return title !== undefined || properties !== undefined || values !== undefined
}

/** Whether generators of code make a type of a schema that stands for the items of an array. */
function isTypeOfItems(schema: JsonSchema): boolean {
  return Object.keys(schema).some((keyword) => keyword !== 'type' && !isOfPlace(keyword))
}

/** A name for the parts of a schema, when they have no title. */
interface Place {
  name: string
  areItems?: boolean
}

/**
 * Moves the parts of a JSON Schema that generators of code make types of to `$defs`, so that these types
 * have names: the `title` of a part where it has one, and otherwise the name of the whole with the keys
 * that lead to the part. A part whose name another one has already stays where it is.
 *
 * @example
 * ```ts
 * const point = { type: 'object', properties: { x: { type: 'number' } } } as const
 * withDefinitions({ type: 'array', items: { title: 'Point', ...point } }, 'Line').items
 * // { $ref: '#/$defs/Point' }
 * ```
 */
export function withDefinitions(root: JsonSchema, name: string): JsonSchema {
  const definitions = new Map<string, JsonSchema>()
  const { $schema, title: _own, ...body } = inPlace(insideOf(root, { name }))
  const $defs = Object.fromEntries([...definitions].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return {
    ...($schema === undefined ? {} : { $schema }),
    title: name,
    ...body,
    ...(definitions.size === 0 ? {} : { $defs }),
  }

  function partOf(part: JsonSchema, place: Place): JsonSchema {
    const whole = insideOf(part, { name: part.title ?? place.name })
    const isType = isTypeOfItsOwn(part) || (place.areItems === true && isTypeOfItems(part))
    return isType ? referenceTo(whole, place.name) : whole
  }

  function referenceTo(part: JsonSchema, untitled: string): JsonSchema {
    const { title = untitled } = part
    const { definition, ...facts } = pick(part, (keyword) => !isOfPlace(keyword))
    const said = part.title === undefined ? part.description : definition
    const description = typeof said === 'string' ? said : undefined
    const made = { ...facts, title, ...(description === undefined ? {} : { description }) }
    const known = definitions.get(title)
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(made)) return inPlace(part)
    definitions.set(title, made)
    return { $ref: `#/$defs/${title}`, ...pick(part, isOfPlace) }
  }

  function insideOf(whole: JsonSchema, { name: of }: Place): JsonSchema {
    const { properties, items, prefixItems, propertyNames, anyOf, oneOf } = whole
    const { additionalProperties: others } = whole
    const part = (inner: unknown, place: Place) => {
      const found = asSchema(inner)
      return found === undefined ? inner : partOf(found, place)
    }
    const element = { name: nameOfItem(of), areItems: true }
    const inOptions = (options: unknown[]) => {
      const schemas = options.map((option): JsonSchema => asSchema(option) ?? {})
      const areTagged = schemas
        .flatMap((schema) => optionsOf(schema))
        .some((option) => tagOf(option) !== undefined)
      return options.map((option) => {
        const schema = asSchema(option) ?? {}
        const isOther = areTagged && schema.properties !== undefined
        const tag = capitalizedWords(tagOf(schema) ?? (isOther ? 'other' : ''))
        return part(option, { name: of.endsWith(tag) ? of : of + tag })
      })
    }
    const changed = {
      properties:
        properties &&
        Object.fromEntries(
          Object.entries(properties).map(([key, inner]) => [
            key,
            part(inner, { name: of + capitalizedWords(key) }),
          ]),
        ),
      items: items && part(items, element),
      prefixItems: prefixItems?.map((inner) => part(inner, element)),
      additionalProperties:
        isRecord(others) && Object.keys(others).length === 0
          ? true
          : others && part(others, { name: `${of}Value`, areItems: true }),
      propertyNames: propertyNames && keysOf(propertyNames),
      anyOf: anyOf && inOptions(anyOf),
      oneOf: oneOf && inOptions(oneOf),
    }
    return {
      ...whole,
      ...Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined)),
    }
  }
}
