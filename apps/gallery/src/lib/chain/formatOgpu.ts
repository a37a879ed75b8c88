const WEI_DIGITS = 18

/**
 * Writes an amount in OGPU, without trailing zeros.
 *
 * @example
 * ```ts
 * formatOgpu(2_000_000_000_000_000n) // '0.002'
 * ```
 */
export function formatOgpu(wei: bigint): string {
  const sign = wei < 0n ? '-' : ''
  const digits = String(wei < 0n ? -wei : wei).padStart(WEI_DIGITS + 1, '0')
  const fraction = digits.slice(-WEI_DIGITS).replace(/0+$/, '')
  return `${sign}${digits.slice(0, -WEI_DIGITS)}${fraction && `.${fraction}`}`
}
