/**
 * Returns the message of whatever was thrown. It may name paths and URLs, so it is for the operator,
 * not for callers.
 *
 * @example
 * ```ts
 * reasonOf(new Error('No such file')) // 'No such file'
 * reasonOf('stopped') // 'stopped'
 * ```
 */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
