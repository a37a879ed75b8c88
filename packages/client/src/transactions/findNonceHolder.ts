import { isAddressEqual, type Address, type Hash } from 'viem'
import { getBlock, getBlockNumber, getTransactionCount } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'

/** How many of the latest blocks are searched: a usual node knows the state of 128. */
const LOOK_BACK = 120n
/** How many of the latest blocks are read at a node that knows no earlier state at all. */
const BLOCKS_READ = 20n

export interface NumberedBy {
  address: Address
  nonce: number
}

async function findInBlock(
  client: TaskmeshClient,
  { address, nonce }: NumberedBy,
  blockNumber: bigint,
): Promise<Hash | undefined> {
  const { transactions } = await getBlock(client, { blockNumber, includeTransactions: true })
  return transactions.find((one) => one.nonce === nonce && isAddressEqual(one.from, address))?.hash
}

/** Finds the block in which a number was taken, by halving the latest blocks. */
async function findBlock(
  client: TaskmeshClient,
  { address, nonce }: NumberedBy,
  head: bigint,
): Promise<bigint | undefined> {
  const isTakenAt = async (blockNumber: bigint) =>
    (await getTransactionCount(client, { address, blockNumber })) > nonce
  let taken = head
  let free = head > LOOK_BACK ? head - LOOK_BACK : 0n
  if (!(await isTakenAt(taken)) || (await isTakenAt(free))) return undefined
  while (taken - free > 1n) {
    const middle = (taken + free) / 2n
    if (await isTakenAt(middle)) taken = middle
    else free = middle
  }
  return taken
}

async function findInLatest(
  client: TaskmeshClient,
  holder: NumberedBy,
  head: bigint,
): Promise<Hash | undefined> {
  const end = head > BLOCKS_READ ? head - BLOCKS_READ : 0n
  for (let block = head; block > end; block -= 1n) {
    const hash = await findInBlock(client, holder, block)
    if (hash !== undefined) return hash
  }
  return undefined
}

/**
 * Finds the transaction of an account that was mined with a number: by the state of earlier blocks,
 * or in the latest blocks themselves where the node knows no earlier state.
 *
 * @returns Its hash; nothing when there is none yet, or the node can't see it (yet).
 */
export async function findNonceHolder(
  client: TaskmeshClient,
  holder: NumberedBy,
): Promise<Hash | undefined> {
  const head = await getBlockNumber(client, { cacheTime: 0 })
  const block = await findBlock(client, holder, head).catch(() => 'no state' as const)
  if (block === 'no state') return findInLatest(client, holder, head)
  return block === undefined ? undefined : findInBlock(client, holder, block)
}
