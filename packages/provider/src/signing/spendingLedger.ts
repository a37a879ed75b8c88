/** What a key has spent on one day, at most: what its transactions could cost. */
export interface Spending {
  /** The day in UTC, such as `2026-11-27`. */
  day: string
  /** In wei. */
  wei: bigint
  /** Numbers of the latest transactions, and what each can cost at most in wei. */
  latest: readonly { nonce: number; wei: bigint }[]
}

/** Where the spending is kept, so that a restart does not begin a new day. */
export interface SpendingLedger {
  load(): Promise<Spending | undefined>
  /** Resolves when it is kept. A transaction is signed after that. */
  save(spending: Spending): Promise<void>
}

/** A ledger that lasts as long as the process. */
export function memorySpendingLedger(): SpendingLedger {
  let kept: Spending | undefined
  return {
    load: async () => kept,
    save: async (spending) => {
      kept = spending
    },
  }
}

/** A transaction that is about to be signed. */
export interface Cost {
  day: string
  nonce: number
  /** What it costs at most, in wei. */
  wei: bigint
}

/** How many of the day's latest numbers are remembered: more are not under way at once. */
const REMEMBERED = 200

/**
 * Adds a transaction. One that takes the place of an earlier one, with the same number and a higher
 * fee, adds the difference only, because one of the two lands.
 */
export function addCost(spending: Spending | undefined, { day, nonce, wei }: Cost): Spending {
  if (spending === undefined || spending.day !== day) return { day, wei, latest: [{ nonce, wei }] }
  const counted = spending.latest.find((one) => one.nonce === nonce)?.wei ?? 0n
  const most = wei > counted ? wei : counted
  const others = spending.latest.filter((one) => one.nonce !== nonce)
  return {
    day,
    wei: spending.wei + most - counted,
    latest: [...others, { nonce, wei: most }].slice(-REMEMBERED),
  }
}
