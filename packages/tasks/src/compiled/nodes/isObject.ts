import { MAX_KEYS } from '../../schema/limits.ts'

/** An object whose keys can be read. */
export type Keyed = Readonly<Record<PropertyKey, unknown>>

/**
 * Whether a value is an object and no array. Bytes are one to zod, by their places, which would take seconds to
 * look at where there are millions.
 */
export function isObject(value: unknown): value is Keyed {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array && value.length > MAX_KEYS)
  )
}
