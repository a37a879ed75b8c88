const UNITS = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
] as const

/** Writes seconds for a person, in the largest unit that fits, rounded up: `7 days`. */
export function formatPeriod(seconds: bigint): string {
  const number = Number(seconds)
  const [size, name] = UNITS.find(([length]) => number >= length) ?? [1, 'second']
  const count = Math.ceil(number / size)
  return `${count} ${name}${count === 1 ? '' : 's'}`
}
