/**
 * Returns whether a value is an object with string keys: neither `null` nor an array.
 *
 * @example
 * ```ts
 * isRecord({ label: 'cat' }) // true
 * isRecord(['cat']) // false
 * ```
 */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
