/**
 * Returns the number of an account's next transaction: the lowest that the chain would take and no
 * transaction has that may still land.
 *
 * @param first - the lowest number that the chain would take.
 * @param taken - numbers of transactions that may still land, or have.
 *
 * @example
 * ```ts
 * chooseNonce(7, new Set([6, 7, 9])) // 8
 * ```
 */
export function chooseNonce(first: number, taken: ReadonlySet<number>): number {
  let nonce = first
  while (taken.has(nonce)) nonce += 1
  return nonce
}
