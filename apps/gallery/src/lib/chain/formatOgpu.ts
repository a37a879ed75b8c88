const DECIMALS = 18

/**
 * Writes an amount in wei for a person.
 *
 * @example
 * ```ts
 * formatOgpu(2_000_000_000_000_000n) // '0.002 OGPU'
 * ```
 */
export function formatOgpu(wei: bigint): string {
  const digits = wei.toString().padStart(DECIMALS + 1, '0')
  const rest = digits.slice(-DECIMALS).replace(/0+$/, '')
  return `${digits.slice(0, -DECIMALS)}${rest === '' ? '' : `.${rest}`} OGPU`
}
