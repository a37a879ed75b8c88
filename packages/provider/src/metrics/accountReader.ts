/** What a provider has, in wei. */
export interface AccountMoney {
  /** On the account itself, to pay gas with. */
  gasBalance: bigint
  /** In the vault, free to be withdrawn. */
  vaultBalance: bigint
  stake: bigint
  /** All that tasks ever paid. */
  earnings: bigint
  /** What transactions have cost, as the store knows. */
  gasSpent: bigint
}

/**
 * Reads what an account has at most once within a time, however often it is asked.
 *
 * @returns a function that resolves to `undefined` as long as nothing could be read; afterwards a
 * failure gives what was read last.
 */
export function createAccountReader(
  read: () => Promise<AccountMoney>,
  ageMs: number,
): () => Promise<AccountMoney | undefined> {
  let last: AccountMoney | undefined
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<AccountMoney | undefined> | undefined
  return async () => {
    if (performance.now() - readAt < ageMs) return reading ?? last
    readAt = performance.now()
    reading = read().then(
      (money) => (last = money),
      () => last,
    )
    return reading
  }
}
