import type { Node, ObjectNode } from '../../compiled/node.ts'
import { unchanged, type Decoded } from './decoded.ts'
import { isJsonObject } from './isJsonObject.ts'

/** A number as JSON writes it, of a length that numbers have. */
const NUMERAL = /^-?\d{1,20}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?$/i

const WORDS: ReadonlyMap<unknown, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
])

function read(node: Node, value: unknown): unknown {
  switch (node.type) {
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

function onValues(
  record: Record<string, unknown>,
  nodeOf: (key: string) => Node | undefined,
): Record<string, unknown> {
  const entries = Object.entries(record).map(([key, value]) => {
    const node = nodeOf(key)
    return [key, node === undefined ? value : read(node, value)] as const
  })
  return Object.fromEntries(entries)
}

/**
 * Numbers and truths that came as strings, as forms, query strings and templates write them, where the schema has numbers
 * and truths: `"0.7"` is 0.7, `"true"` and Python's `"True"` are true. Servers in Python, such as vLLM, read them so.
 * All else stays as it is.
 */
export function readScalars(node: Node): (value: unknown) => Decoded {
  return (value) => unchanged(read(node, value))
}
