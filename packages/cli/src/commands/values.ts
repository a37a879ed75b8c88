import { InvalidArgumentError } from 'commander'

// `--help` reads this file, so it imports nothing that takes time.

const DECIMALS = 18
const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const
const MOST_SECONDS = 365 * SECONDS.d

/** Collects an option that may be given several times. */
export function collect(value: string, values: readonly string[]): string[] {
  return [...values, value]
}

/** Reads an amount in OGPU, such as `0.002`. Returns wei. */
export function readAmount(text: string): bigint {
  const [, whole = '', part = ''] = /^(\d{1,18})(?:\.(\d{1,18}))?$/.exec(text) ?? []
  if (whole !== '') return BigInt(`${whole}${part.padEnd(DECIMALS, '0')}`)
  throw new InvalidArgumentError('Expected an amount in OGPU, such as 0.002.')
}

/** Reads an address. */
export function readAddress(text: string): `0x${string}` {
  if (/^0x[0-9a-fA-F]{40}$/.test(text)) return `0x${text.slice(2)}`
  throw new InvalidArgumentError('Expected an address: 0x and 40 hexadecimal digits.')
}

/** Reads a time such as `90s`, `10m`, `2h` or `1d`. Returns seconds. */
export function readSeconds(text: string): number {
  const [, count, unit = ''] = /^(\d{1,9})(s|m|h|d)$/.exec(text) ?? []
  const factor = Object.entries(SECONDS).find(([name]) => name === unit)?.[1] ?? Number.NaN
  const seconds = Number(count) * factor
  if (seconds >= 1 && seconds <= MOST_SECONDS) return seconds
  throw new InvalidArgumentError('Expected a time from 1s to 365d, such as 90s, 10m or 2h.')
}

/** Reads a day such as `2026-11-27`. */
export function readDay(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))) return text
  throw new InvalidArgumentError('Expected a day, such as 2026-11-27.')
}

/** Reads a percentage from 0 to 10000, such as `2.5`. */
export function readPercent(text: string): number {
  const percent = Number(text)
  if (/^\d{1,5}(\.\d{1,2})?$/.test(text) && percent <= 10_000) return percent
  throw new InvalidArgumentError('Expected percent from 0 to 10000, such as 10 or 2.5.')
}

/** Reads a number of things, from 1. */
export function readCount(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected a whole number from 1 to 999999999.')
}

/** Reads a port. */
export function readPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('Expected a port from 0 to 65535.')
}
