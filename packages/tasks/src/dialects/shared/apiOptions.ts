/** Keys of a body that choose how an API serves a call, and are no part of the call. */
export const API_OPTIONS = ['model', 'options', 'stream', 'provider'] as const

/** A body without {@link API_OPTIONS}, but for those that the task has a use for. */
export function withoutApiOptions(
  body: Record<string, unknown>,
  used: readonly (typeof API_OPTIONS)[number][] = [],
): Record<string, unknown> {
  const left = API_OPTIONS.filter((key) => !used.includes(key))
  return Object.fromEntries(
    Object.entries(body).filter(([key]) => !left.some((one) => one === key)),
  )
}
