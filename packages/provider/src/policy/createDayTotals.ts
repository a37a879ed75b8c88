/** What was spent in a day (UTC). */
export interface DayTotals {
  /**
   * Counts a task from the moment that it is taken, with the gas that it is expected to cost, so that
   * caps hold with many at once.
   *
   * @returns a function to be called once with what was paid in the end, in wei.
   */
  addTask(expectedGas: bigint): (paid: bigint) => void
  readonly today: { gasSpent: bigint; tasks: number }
  readonly secondsToMidnight: number
}

const DAY_MS = 86_400_000

/**
 * Counts what is spent each day (UTC).
 *
 * @param known - what was spent today already, as a store knows it. Default nothing.
 * @param now - the time in milliseconds since 1970. Default that of this machine.
 *
 * @example
 * ```ts
 * const totals = createDayTotals()
 * const settle = totals.addTask(estimate.gasCost)
 * settle(receipt.gasUsed * receipt.effectiveGasPrice)
 * ```
 */
export function createDayTotals(
  known: { gasSpent: bigint; tasks: number } = { gasSpent: 0n, tasks: 0 },
  now: () => number = Date.now,
): DayTotals {
  const dayOf = (time: number) => Math.floor(time / DAY_MS)
  let day = dayOf(now())
  let totals = { ...known }
  const current = () => {
    if (dayOf(now()) !== day) totals = { gasSpent: 0n, tasks: 0 }
    day = dayOf(now())
    return totals
  }
  return {
    addTask(expectedGas) {
      const counted = current()
      counted.tasks += 1
      counted.gasSpent += expectedGas
      return (paid) => (counted.gasSpent += paid - expectedGas)
    },
    get today() {
      return { ...current() }
    },
    get secondsToMidnight() {
      return (DAY_MS - (now() % DAY_MS)) / 1000
    },
  }
}
