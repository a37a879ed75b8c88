import { isJsonObject } from './isJsonObject.ts'

/**
 * A value as JSON can hold it: NaN and the infinities become null, which is also what `JSON.stringify`
 * makes of them. What has none of them is returned as it is.
 */
export function withoutNaN(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (Array.isArray(value)) {
    const items = value.map(withoutNaN)
    return items.every((item, index) => Object.is(item, value[index])) ? value : items
  }
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value)
  const changed = entries.map(([key, part]) => [key, withoutNaN(part)] as const)
  const isSame = changed.every(([, part], index) => Object.is(part, entries[index]?.[1]))
  return isSame ? value : Object.fromEntries(changed)
}
