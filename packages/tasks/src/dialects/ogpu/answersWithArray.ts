import type { Node } from '../../compiled/node.ts'

/** Returns whether whatever fits a node is an array. */
export function answersWithArray(node: Node): boolean {
  return node.type === 'union'
    ? node.options.every(answersWithArray)
    : node.type === 'array' || node.type === 'tuple'
}
