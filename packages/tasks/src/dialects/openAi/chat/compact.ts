/** A copy without what is null or undefined: on these wires, both mean that it was not given. */
export function compact(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== null && value !== undefined),
  )
}

/** A copy without the named keys where they are null. */
export function withoutNull(
  record: Record<string, unknown>,
  keys: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).filter(([key, value]) => value !== null || !keys.includes(key)),
  )
}
