import type { Node } from './node.ts'

/** The fields of an object, by key; of a union, those of its objects. Of any other node, none. */
export function fieldsOf(node: Node): Readonly<Record<string, Node>> {
  if (node.type === 'object') return node.fields
  return node.type === 'union' ? Object.assign({}, ...node.options.map(fieldsOf)) : {}
}
