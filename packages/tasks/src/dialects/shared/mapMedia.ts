import type { Media } from '../../schema/mediaValue.ts'
import type { MediaPath } from '../../compiled/mediaPaths.ts'
import { isJsonObject } from './isJsonObject.ts'
import { isMedia } from './isMedia.ts'

type Change = (media: Media) => unknown

function mapAt(value: unknown, [key, ...rest]: readonly string[], change: Change): unknown {
  if (key === undefined) return isMedia(value) ? change(value) : value
  if (key === '*' && Array.isArray(value)) return value.map((item) => mapAt(item, rest, change))
  if (!isJsonObject(value)) return value
  const keys = key === '*' ? Object.keys(value) : Object.hasOwn(value, key) ? [key] : []
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      keys.includes(name) ? mapAt(part, rest, change) : part,
    ]),
  )
}

/** Changes the media of a value that fits a schema, by the places that the schema has for them. */
export function mapMedia(value: unknown, places: readonly MediaPath[], change: Change): unknown {
  return places.reduce((current, { path }) => mapAt(current, path, change), value)
}
