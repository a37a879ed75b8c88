import type { Path } from '../../parse/path.ts'
import { moved, unchanged, type Decoded } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { isMedia } from '../shared/isMedia.ts'

/** Where the answers of services for media have them, such as those of OpenAI, Replicate and fal. */
const PLACES: readonly Path[] = [
  ['data', 0, 'b64_json'],
  ['data', 0, 'url'],
  ['b64_json'],
  ['url'],
  ['output', 0],
  ['output'],
  ['images', 0],
  ['images', 0, 'url'],
]

/** The keys of an answer under which {@link PLACES} look. */
const HOLDERS = ['data', 'b64_json', 'url', 'output', 'images']

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) => (isJsonObject(part) || Array.isArray(part) ? Reflect.get(part, key) : undefined),
    value,
  )
}

/**
 * The one piece of media of an answer: the answer itself, or what lies in one of the places that are
 * known.
 *
 * @param key - the name that the output has for it: `{ image: { url } }`.
 */
export function findAnswerMedia(wire: unknown, key: string): Decoded | undefined {
  if (isMedia(wire)) return unchanged(wire)
  if (!isJsonObject(wire)) return undefined
  const from = [...PLACES, [key, 'url']].find((place) => isMedia(valueAt(wire, place)))
  return from && moved(valueAt(wire, from), [{ to: [], from }])
}

/** What lies beside the media in such an answer. */
export function besideMedia(wire: unknown): Record<string, unknown> {
  return isJsonObject(wire)
    ? Object.fromEntries(Object.entries(wire).filter(([key]) => !HOLDERS.includes(key)))
    : {}
}
