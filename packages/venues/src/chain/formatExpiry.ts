/**
 * Writes the moment at which a task expires for a person, in UTC.
 *
 * @param expiryTime - in seconds since 1970.
 *
 * @example
 * ```ts
 * formatExpiry(1_795_310_195n) // '2026-11-22 01:16:35 UTC'
 * ```
 */
export function formatExpiry(expiryTime: bigint): string {
  const [day, time] = new Date(Number(expiryTime) * 1000).toISOString().split('T')
  return `${day} ${time?.slice(0, 8)} UTC`
}
