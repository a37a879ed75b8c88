/** More causes than this are not followed: a chain that long is a mistake or an attack. */
const MAX_CAUSES = 100

/**
 * Returns the first error in a chain of causes, from the outermost in, that a predicate accepts.
 *
 * @param error - anything that was thrown.
 * @returns `undefined` when the predicate accepts none.
 *
 * @example
 * ```ts
 * const refused = new Error('connect ECONNREFUSED')
 * const failed = new Error('fetch failed', { cause: refused })
 * walk(failed, (cause) => cause instanceof Error && cause.message.includes('ECONNREFUSED')) // refused
 * ```
 */
export function walk<Found = unknown>(
  error: unknown,
  accepts: ((cause: unknown) => cause is Found) | ((cause: unknown) => boolean),
): Found | undefined {
  const isAccepted: (cause: unknown) => cause is Found = (cause): cause is Found => accepts(cause)
  let current = error
  for (let depth = 0; depth < MAX_CAUSES && current !== undefined; depth += 1) {
    if (isAccepted(current)) return current
    current = current instanceof Error ? current.cause : undefined
  }
  return undefined
}
