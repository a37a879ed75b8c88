/** What a key has spent on one day, at most: what its transactions could cost. */
export interface Spending {
  /** The day in UTC, such as `2026-11-27`. */
  day: string
  /** In wei. */
  wei: bigint
  /** Number of the last transaction, and what it could cost in wei. */
  nonce: number
  nonceWei: bigint
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

/**
 * Adds a transaction. One that takes the place of the last one, with the same number and a higher
 * fee, adds the difference only, because one of the two lands.
 */
export function addCost(spending: Spending | undefined, { day, nonce, wei }: Cost): Spending {
  if (spending === undefined || spending.day !== day) return { day, wei, nonce, nonceWei: wei }
  if (nonce !== spending.nonce) return { day, wei: spending.wei + wei, nonce, nonceWei: wei }
  const more = wei > spending.nonceWei ? wei - spending.nonceWei : 0n
  return { day, wei: spending.wei + more, nonce, nonceWei: spending.nonceWei + more }
}
