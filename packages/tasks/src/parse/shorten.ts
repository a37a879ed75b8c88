const MOST_ITEMS = 1000

/**
 * A copy whose arrays, objects and bytes have at most 1000 items, for a first look at a long value: what is
 * wrong there is wrong in the value. The nesting must have been limited by `measure`.
 */
export function shorten(value: unknown): unknown {
  if (value instanceof Uint8Array) return value.subarray(0, MOST_ITEMS)
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map(shorten)
  if (typeof value !== 'object' || value === null || value instanceof Blob) return value
  const entries = Object.entries(value).slice(0, MOST_ITEMS)
  return Object.fromEntries(entries.map(([key, part]) => [key, shorten(part)]))
}
