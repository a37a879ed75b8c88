/** How many decimals of a second a time needs beside a whole of some length. */
export function decimalsFor(durationS: number): number {
  if (durationS < 2) return 2
  return durationS < 20 ? 1 : 0
}

/**
 * A time in a recording, as players write it.
 *
 * @param seconds - below 0 counts as 0; what is no number is `–`.
 * @param decimals - of a second. Default 0.
 *
 * @example
 * ```ts
 * formatTime(83.4) // '1:23'
 * formatTime(3723) // '1:02:03'
 * formatTime(0.13, 2) // '0:00.13'
 * ```
 */
export function formatTime(seconds: number, decimals = 0): string {
  if (!Number.isFinite(seconds)) return '–'
  const scale = 10 ** decimals
  const whole = Math.floor(Math.max(seconds, 0) * scale + 1e-6)
  const total = Math.floor(whole / scale)
  const fraction = decimals > 0 ? `.${String(whole % scale).padStart(decimals, '0')}` : ''
  const [hours, minutes] = [Math.floor(total / 3600), Math.floor(total / 60) % 60]
  const rest = `${String(total % 60).padStart(2, '0')}${fraction}`
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}
