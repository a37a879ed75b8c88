import { formatEther } from 'viem'

/** Writes an amount for a person: `0.002 OGPU`. */
export function ogpu(wei: bigint): string {
  return `${formatEther(wei)} OGPU`
}

const DIGITS = 3

/** Writes what a transaction costs about: three digits, rounded up. */
export function about(wei: bigint): string {
  const digits = wei.toString()
  if (digits.length <= DIGITS) return ogpu(wei)
  const unit = 10n ** BigInt(digits.length - DIGITS)
  return ogpu(((wei + unit - 1n) / unit) * unit)
}
