import { InvalidArgumentError } from 'commander'
import { isAddress, parseEther, type Address } from 'viem'
import { duration } from '../configuration/values.ts'

/** Reads an amount in OGPU, such as `0.002`. Returns wei. */
export function readAmount(text: string): bigint {
  if (/^\d{1,18}(\.\d{1,18})?$/.test(text)) return parseEther(text)
  throw new InvalidArgumentError('Expected an amount in OGPU, such as 0.002.')
}

/** Reads an address. */
export function readAddress(text: string): Address {
  if (isAddress(text)) return text
  throw new InvalidArgumentError('Expected an address: 0x and 40 hexadecimal digits.')
}

/** Reads a time such as `90s`, `10m` or `2h`. Returns whole seconds. */
export function readSeconds(text: string): number {
  const { data, success } = duration(1000).safeParse(text)
  if (success) return Math.ceil(data / 1000)
  throw new InvalidArgumentError('Expected a time of a second or more, such as 90s, 10m or 2h.')
}

/** Reads an http(s) URL. */
export function readUrl(text: string): string {
  if (/^https?:/.test(text) && URL.canParse(text)) return text
  throw new InvalidArgumentError('Expected a URL that begins with http:// or https://.')
}

/** Collects an option that may be given several times. */
export function collect(value: string, values: readonly string[]): string[] {
  return [...values, value]
}
