const STEPS_S = [
  0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200,
] as const

/**
 * The times that an axis names, in seconds, at round steps.
 *
 * @param most - how many steps there is room for.
 *
 * @example
 * ```ts
 * timeTicks(6.2, 8) // [0, 1, 2, 3, 4, 5, 6]
 * ```
 */
export function timeTicks(durationS: number, most: number): number[] {
  if (!(durationS > 0) || most < 1) return [0]
  const step = STEPS_S.find((one) => durationS / one <= most) ?? durationS / most
  const count = Math.floor(durationS / step + 1e-9)
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toFixed(6)))
}
