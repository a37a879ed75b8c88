import type { Node } from './node.ts'

/** The fields of an object, by key. Of any other node, none. */
export function fieldsOf(node: Node): Readonly<Record<string, Node>> {
  return node.type === 'object' ? node.fields : {}
}
