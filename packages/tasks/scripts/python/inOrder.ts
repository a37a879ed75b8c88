import type { Definitions, JsonSchema } from '../../src/jsonSchema/index.ts'
import { referenceOf } from './typeOf.ts'

function referencesIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  const { $ref } = part as JsonSchema
  const own = typeof $ref === 'string' ? referenceOf({ $ref }) : undefined
  const others = Object.values(part).flatMap(referencesIn)
  return own === undefined ? others : [own, ...others]
}

/**
 * Sorts definitions so that each stands after those that it refers to, as aliases of Python have to.
 *
 * @throws {Error} when one refers to itself, however far around.
 */
export function inOrder(definitions: Definitions): [string, JsonSchema][] {
  const sorted = new Map<string, JsonSchema>()
  const open = new Set<string>()
  const visit = (name: string) => {
    if (sorted.has(name)) return
    const schema = definitions[name]
    if (schema === undefined) throw new Error(`There is no definition ${name}.`)
    if (open.has(name)) throw new Error(`The definition ${name} refers to itself.`)
    open.add(name)
    for (const other of referencesIn(schema)) visit(other)
    sorted.set(name, schema)
  }
  for (const name of Object.keys(definitions)) visit(name)
  return [...sorted]
}
