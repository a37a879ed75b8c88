/**
 * Writes a time span for a person.
 *
 * @example
 * ```ts
 * formatDuration(83.4) // '83 ms'
 * formatDuration(2345) // '2.3 s'
 * formatDuration(20_000) // '20 s'
 * formatDuration(125_000) // '2 min 5 s'
 * ```
 */
export function formatDuration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
