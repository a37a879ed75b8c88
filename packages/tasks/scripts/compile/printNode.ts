import type { Node } from '../../src/compiled/node.ts'
import * as refinements from '../../src/schema/refinements.ts'

/** The name under which a node is printed where it lies in another one; none for one that is written out. */
export type NameOf = (node: Node) => string | undefined

const NAMES = new Map<unknown, string>(Object.entries(refinements).map(([name, test]) => [test, name]))

function nameOfTest(test: unknown): string {
  const name = NAMES.get(test)
  if (name === undefined) throw new Error('A refinement is no function of src/schema/refinements.ts.')
  return name
}

function isNode(value: object): value is Node {
  return 'type' in value && typeof value.type === 'string'
}

function printKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)
}

function printValue(value: unknown, nameOf: NameOf): string {
  if (typeof value === 'function') return nameOfTest(value)
  if (value instanceof RegExp) return String(value)
  if (typeof value === 'number' && value === Infinity) return 'Infinity'
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item) => printValue(item, nameOf)).join(', ')}]`
  return (isNode(value) && nameOf(value)) || printObject(value, nameOf)
}

function printObject(value: object, nameOf: NameOf): string {
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([key, part]) => {
      const text = printValue(part, nameOf)
      return key === text ? key : `${printKey(key)}: ${text}`
    })
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}

/** Writes a node as the source of a literal, with the names of others in it. */
export function printNode(node: Node, nameOf: NameOf = () => undefined): string {
  return printObject(node, nameOf)
}

/** The nodes right inside a node, with the key of each. */
export function partsOf(node: Node): [key: string, part: Node][] {
  switch (node.type) {
    case 'object':
      return Object.entries(node.fields)
    case 'array':
      return [['item', node.item]]
    case 'record':
      return [
        ['key', node.key],
        ['value', node.value],
      ]
    case 'optional':
    case 'nullable':
      return [['', node.inner]]
    case 'union':
      return node.options.map((option) => ['option', option])
    case 'tuple':
      return node.items.map((item) => ['item', item])
    default:
      return []
  }
}
