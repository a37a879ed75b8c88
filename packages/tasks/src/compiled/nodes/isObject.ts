/** An object whose keys can be read. */
export type Keyed = Readonly<Record<PropertyKey, unknown>>

/** Whether a value is an object and no array. */
export function isObject(value: unknown): value is Keyed {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
