/**
 * Writes an amount of a currency for a person, with all its digits.
 *
 * @param amount - in the smallest unit.
 *
 * @example
 * ```ts
 * formatAmount({ amount: 2_000_000_000_000_000n, decimals: 18, symbol: 'OGPU' }) // '0.002 OGPU'
 * ```
 */
export function formatAmount({
  amount,
  decimals,
  symbol,
}: {
  amount: bigint
  decimals: number
  symbol: string
}): string {
  const digits = amount.toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const rest = digits.slice(digits.length - decimals).replace(/0+$/, '')
  return `${whole}${rest === '' ? '' : `.${rest}`} ${symbol}`
}
