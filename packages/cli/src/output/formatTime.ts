/** Writes a moment, in seconds since 1970, for a person: `2026-11-22 01:16:35 UTC`. */
export function formatTime(seconds: bigint): string {
  const [day, time] = new Date(Number(seconds) * 1000).toISOString().split('T')
  return `${day} ${time?.slice(0, 8)} UTC`
}
