/** A payment out of a vault balance. */
export interface Commitment {
  /** In wei. */
  payment: bigint
  /** Whether what is missing for it may be deposited. */
  fund: boolean
}

export interface Funding<Item> {
  /** What is covered, by the balance or by the deposit. */
  covered: Item[]
  /** What is not covered, and how much of the balance was left for it, in wei. */
  uncovered: { item: Item; balance: bigint }[]
  /** What has to be deposited, in wei. */
  deposit: bigint
}

/**
 * Counts which payments a balance covers, in their order: what one takes is gone for the next. A
 * payment that is too large leaves the balance to those after it.
 */
export function commitFunds<Item extends Commitment>(
  items: readonly Item[],
  balance: bigint,
): Funding<Item> {
  const funding: Funding<Item> = { covered: [], uncovered: [], deposit: 0n }
  let left = balance
  for (const item of items) {
    if (item.payment <= left) {
      left -= item.payment
      funding.covered.push(item)
    } else if (item.fund) {
      funding.deposit += item.payment - left
      left = 0n
      funding.covered.push(item)
    } else {
      funding.uncovered.push({ item, balance: left })
    }
  }
  return funding
}
