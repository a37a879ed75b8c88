import { isAddressEqual, type Address, type Hash } from 'viem'
import { getBlock, getBlockNumber, getTransactionCount } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'

/** How many of the latest blocks are searched: a usual node knows the state of 128. */
const LOOK_BACK = 120n

/**
 * Finds the transaction of an account that was mined with a number, by halving the latest blocks.
 *
 * @returns Its hash; nothing when there is none yet, or the node can't see it (yet).
 */
export async function findNonceHolder(
  client: TaskmeshClient,
  { address, nonce }: { address: Address; nonce: number },
): Promise<Hash | undefined> {
  const isTakenAt = async (blockNumber: bigint) =>
    (await getTransactionCount(client, { address, blockNumber })) > nonce
  let taken = await getBlockNumber(client, { cacheTime: 0 })
  let free = taken > LOOK_BACK ? taken - LOOK_BACK : 0n
  if (!(await isTakenAt(taken)) || (await isTakenAt(free))) return undefined
  while (taken - free > 1n) {
    const middle = (taken + free) / 2n
    if (await isTakenAt(middle)) taken = middle
    else free = middle
  }
  const { transactions } = await getBlock(client, { blockNumber: taken, includeTransactions: true })
  return transactions.find((one) => one.nonce === nonce && isAddressEqual(one.from, address))?.hash
}
