import type { Node, Refinement } from '../../src/compiled/node.ts'
import * as refinements from '../../src/schema/refinements.ts'

/** The name under which a node is printed where it lies in another one; none for one that is written out. */
export type NameOf = (node: Node) => string | undefined

const NAMES = new Map<unknown, string>(
  Object.entries(refinements).map(([name, test]) => [test, name]),
)

export function nameOfTest(test: Refinement[0]): string {
  const name = NAMES.get(test)
  if (name === undefined)
    throw new Error('A refinement is no function of src/schema/refinements.ts.')
  return name
}

function printKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)
}

function printRefinement([test, error, ...args]: Refinement): string {
  return `[${[nameOfTest(test), JSON.stringify(error), ...args].join(', ')}]`
}

/** A call whose last arguments are left out when they are not defined. */
function call(name: string, ...args: readonly (string | number | undefined)[]): string {
  const last = args.findLastIndex((arg) => arg !== undefined)
  return `/*#__PURE__*/ ${name}(${args
    .slice(0, last + 1)
    .map(String)
    .join(', ')})`
}

function quoted(text: string | undefined): string | undefined {
  return text === undefined ? undefined : JSON.stringify(text)
}

/** Writes what the type of a node says. */
function printType(node: Node, print: (part: Node) => string): string {
  switch (node.type) {
    case 'string': {
      const { min, max, lengthError, pattern, patternError } = node.facts ?? {}
      const text = call('string', min, max, quoted(lengthError))
      return pattern ? call('formed', text, String(pattern), quoted(patternError)) : text
    }
    case 'number': {
      const { int, min, max, above, below } = node.facts ?? {}
      const plain = call(int ? 'integer' : 'number', min, max)
      const isBetween = above !== undefined || below !== undefined
      return isBetween ? call('between', plain, above, below) : plain
    }
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'nothing'
    case 'unknown':
      return 'anything'
    case 'literal':
      return call('oneOf', ...node.values.map((value) => JSON.stringify(value)))
    case 'media':
      return call('media', quoted(node.kind))
    case 'optional':
    case 'nullable':
      return call(node.type, print(node.inner))
    case 'array': {
      const { min, max, lengthError } = node.facts ?? {}
      return call('array', print(node.item), min, max, quoted(lengthError))
    }
    case 'tuple':
      return call('tuple', ...node.items.map(print))
    case 'record': {
      const { key, value, facts: { refinements: tests } = { refinements: [] } } = node
      return call('record', print(key), print(value), ...tests.map(printRefinement))
    }
    case 'object': {
      const fields = Object.entries(node.fields).map(([key, field]) => {
        const text = print(field)
        return key === text ? key : `${printKey(key)}: ${text}`
      })
      const text = fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
      return call(
        'object',
        text,
        typeof node.others === 'object' ? print(node.others) : quoted(node.others),
      )
    }
    case 'union': {
      const options = node.options.map(print)
      return node.by === undefined
        ? call('union', ...options)
        : call('variants', quoted(node.by), ...options)
    }
  }
}

/** Writes a node as the source of the calls that make it, with the names of others in it. */
export function printNode(node: Node, nameOf: NameOf = () => undefined): string {
  const print = (part: Node): string => nameOf(part) ?? printNode(part, nameOf)
  const type = printType(node, print)
  const text = node.error === undefined ? type : call('worded', quoted(node.error), type)
  const marked = node.incidental ? call('incidental', text) : text
  return node.role === undefined ? marked : call('inRole', quoted(node.role), marked)
}

/** The nodes right inside a node, with the key of each. */
export function partsOf(node: Node): [key: string, part: Node][] {
  switch (node.type) {
    case 'object':
      return typeof node.others === 'object'
        ? [...Object.entries(node.fields), ['value', node.others]]
        : Object.entries(node.fields)
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
