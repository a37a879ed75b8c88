/** How many reports may follow each other at once. */
const BURST = 5
/** In how many milliseconds one more may be published. */
const REFILL_MS = 600_000

/** Keeps what is spent on reports small, whatever strangers publish. */
export interface ReportBudget {
  /**
   * Whether a report may be published now: when the tasks in it that are new offer more than it costs,
   * and not more than 5 at once and 1 in 10 minutes.
   *
   * @param offered - what the tasks offer that no report has named, in wei.
   * @param cost - the gas of a report, in wei.
   */
  allows(offered: bigint, cost: bigint): boolean
  /** Counts a report. */
  spend(): void
}

/**
 * Makes a budget for reports. Tasks of 1 wei are never worth one, so a flood of them costs nothing;
 * they are named when a report is published for others.
 *
 * @param now - the time in milliseconds, of any clock that only goes forward.
 *
 * @example
 * ```ts
 * const budget = createReportBudget()
 * if (budget.allows(parseEther('0.002'), gas * feePerGas)) budget.spend()
 * ```
 */
export function createReportBudget(now: () => number = () => performance.now()): ReportBudget {
  let tokens = BURST
  let filledAt = now()
  const refill = () => {
    const since = now() - filledAt
    tokens = Math.min(BURST, tokens + since / REFILL_MS)
    filledAt += since
  }
  return {
    allows(offered, cost) {
      refill()
      return tokens >= 1 && offered >= cost
    },
    spend() {
      refill()
      tokens -= 1
    },
  }
}
