import * as z from 'zod'

const UNITS = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
}
const BYTES = /^(\d+(?:\.\d+)?) *([bB]|[kKmMgGtT][iI]?[bB])$/
const TIMES = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }
const DURATION = /^(\d+(?:\.\d+)?) *(ms|s|m|h|d)$/

const LONGEST_MS = 2 ** 31 - 1

function read(pattern: RegExp, units: Readonly<Record<string, number>>, text: string): number {
  const [, count, unit = ''] = pattern.exec(text) ?? []
  return Math.round(Number(count) * (units[unit.toLowerCase()] ?? Number.NaN))
}

/** A whole number of a range. */
export function whole(least: number, most: number = Number.MAX_SAFE_INTEGER) {
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`
  const error = `expected a whole number ${range}`
  return z.int({ error }).min(least, { error }).max(most, { error })
}

/** A number of bytes: `512MB`, `4GiB`, or a whole number. */
export function bytes(least = 1) {
  const error = 'expected bytes, such as "512MB" or "4GiB"'
  const text = z
    .string()
    .regex(BYTES, { error })
    .transform((value) => read(BYTES, UNITS, value))
  return z.union([z.int(), text], { error }).pipe(z.int({ error }).min(least, { error }))
}

/** A time in milliseconds: `30s`, `5m`, `250ms`, or a whole number of milliseconds. */
export function duration(leastMs = 1) {
  const error = 'expected a time of at most 24 days, such as "30s", "5m" or "250ms"'
  const text = z
    .string()
    .regex(DURATION, { error })
    .transform((value) => read(DURATION, TIMES, value))
  return z
    .union([z.int(), text], { error })
    .pipe(z.int({ error }).min(leastMs, { error }).max(LONGEST_MS, { error }))
}
