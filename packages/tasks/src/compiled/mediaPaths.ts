import type { CompiledSchema } from './compiledSchema.ts'
import type { Node } from './node.ts'
import type { MediaKind } from '../schema/mediaKind.ts'

/**
 * A place in an input that holds media: its keys from the input down, and the kind. The key `*`
 * stands for every item of an array and every value of a record.
 */
export interface MediaPath {
  path: readonly string[]
  kind: MediaKind
}

/** A piece of media that an input has. */
export interface FoundMedia {
  /** The keys that lead to it from the input down. */
  keys: readonly (string | number)[]
  kind: MediaKind
  value: unknown
}

/** The nodes inside a node, with the key that leads to each. */
function partsOf(node: Node): [key: string | undefined, part: Node][] {
  switch (node.type) {
    case 'object':
      return typeof node.others === 'object'
        ? [...Object.entries(node.fields), ['*', node.others]]
        : Object.entries(node.fields)
    case 'array':
      return [['*', node.item]]
    case 'record':
      return [['*', node.value]]
    case 'union':
      return node.options.map((option) => [undefined, option])
    case 'optional':
    case 'nullable':
      return [[undefined, node.inner]]
    default:
      return []
  }
}

function pathsIn(node: Node, path: readonly string[]): MediaPath[] {
  if (node.type === 'media') return [{ path, kind: node.kind }]
  return partsOf(node).flatMap(([key, part]) =>
    pathsIn(part, key === undefined ? path : [...path, key]),
  )
}

/**
 * Lists the places of a schema that hold media, so that a runner knows what to fetch and decode.
 *
 * @example
 * ```ts
 * mediaPaths(TASK_SCHEMAS['visual-question-answering'].inputs) // [{ path: ['image'], kind: 'image' }]
 * ```
 */
export function mediaPaths({ node }: CompiledSchema): MediaPath[] {
  return pathsIn(node, [])
}

function find(value: unknown, place: MediaPath, keys: FoundMedia['keys'] = []): FoundMedia[] {
  const { kind } = place
  const [key, ...path] = place.path
  if (key === undefined) return value === undefined ? [] : [{ keys, kind, value }]
  if (typeof value !== 'object' || value === null) return []
  const rest = { kind, path }
  if (key !== '*') return find(Reflect.get(value, key), rest, [...keys, key])
  const parts: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value)
  return parts.flatMap(([name, part]) => find(part, rest, [...keys, name]))
}

/**
 * Finds the media of an input by the places that its schema has for them.
 *
 * @example
 * ```ts
 * const [found] = findMedia({ image: 'https://a.example/b.png', question: 'What?' }, [
 *   { path: ['image'], kind: 'image' },
 * ])
 * found?.keys // ['image']
 * ```
 */
export function findMedia(input: unknown, places: readonly MediaPath[]): FoundMedia[] {
  return places.flatMap((place) => find(input, place))
}
