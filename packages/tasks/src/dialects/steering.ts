/** Keys of a body that steer the API and are no part of the call. */
const STEERING = new Set(['model', 'options', 'stream', 'provider'])

/** A body without the keys that steer the API, but for those that the task has a use for. */
export function withoutSteering(
  body: Record<string, unknown>,
  used: readonly string[] = [],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).filter(([key]) => used.includes(key) || !STEERING.has(key)),
  )
}
