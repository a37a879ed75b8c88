import type { Node, ObjectNode, UnionNode } from '../../compiled/node.ts'
import { unchanged, type Decoded } from './decoded.ts'
import { isJsonObject } from './isJsonObject.ts'

/** A number as JSON writes it, of a length that numbers have. */
const NUMERAL = /^-?\d{1,20}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?$/i

const WORDS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  [1, true],
  [0, false],
])

function read(node: Node | undefined, value: unknown): unknown {
  switch (node?.type) {
    case 'optional':
    case 'nullable':
      return read(node.inner, value)
    case 'number':
      return typeof value === 'string' && NUMERAL.test(value) ? Number(value) : value
    case 'boolean':
      return WORDS.get(value) ?? value
    case 'array':
      return Array.isArray(value) ? value.map((item) => read(node.item, item)) : value
    case 'record':
      return isJsonObject(value) ? onValues(value, () => node.value) : value
    case 'union':
      return isJsonObject(value) ? read(optionOf(node, value), value) : value
    case 'object':
      return isJsonObject(value) ? onValues(value, (key) => fieldOf(node, key)) : value
    default:
      return value
  }
}

function fieldOf({ fields, others }: ObjectNode, key: string): Node | undefined {
  if (Object.hasOwn(fields, key)) return fields[key]
  return typeof others === 'object' ? others : undefined
}

/** The option of a union that an object says it is, such as by its type. */
function optionOf({ options }: UnionNode, value: Record<string, unknown>): Node | undefined {
  return options.find((option) => {
    const fields = option.type === 'object' ? Object.entries(option.fields) : []
    const literals = fields.filter(([, { type }]) => type === 'literal')
    const isSaid = literals.every(
      ([key, field]) => field.type === 'literal' && field.values.includes(value[key]),
    )
    return literals.length > 0 && isSaid
  })
}

function onValues(
  record: Record<string, unknown>,
  nodeOf: (key: string) => Node | undefined,
): Record<string, unknown> {
  const entries = Object.entries(record).map(([key, value]) => {
    return [key, read(nodeOf(key), value)] as const
  })
  return Object.fromEntries(entries)
}

/**
 * Numbers and truths that came as strings, as forms, query strings and templates write them, or truths as the numbers of
 * databases, where the schema has numbers and truths: `"0.7"` is 0.7, `"true"`, Python's `"True"` and 1 are true. Servers in
 * Python, such as vLLM, read them so. All else stays as it is.
 */
export function readScalars(node: Node): (value: unknown) => Decoded {
  return (value) => unchanged(read(node, value))
}
