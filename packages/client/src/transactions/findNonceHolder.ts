import { isAddressEqual, type Address, type Hash } from 'viem'
import { getBlock, getBlockNumber, getTransactionCount } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'

/** How many of the latest blocks are searched first: a usual node knows the state of 128. */
const LOOK_BACK = 120n
/** How much farther each search after it goes, as far as the node knows the state. */
const FARTHER = 8n
/** How many of the latest blocks are read when the state of earlier ones shows nothing. */
const BLOCKS_READ = 20n
/** How many blocks before the one that was found are read: a count may be that of an earlier block. */
const COUNT_LAG = 4n

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

/** Finds a block in which a number was free, not far before those in which it is taken. */
async function findFree(
  isTakenAt: (block: bigint) => Promise<boolean>,
  head: bigint,
): Promise<bigint | undefined> {
  let depth = LOOK_BACK
  let free = head > depth ? head - depth : 0n
  while (await isTakenAt(free)) {
    if (free === 0n) return undefined
    depth *= FARTHER
    free = head > depth ? head - depth : 0n
  }
  return free
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
  const known = await findFree(isTakenAt, head)
  if (known === undefined) return undefined
  let free = known
  while (taken - free > 1n) {
    const middle = (taken + free) / 2n
    if (await isTakenAt(middle)) taken = middle
    else free = middle
  }
  return taken
}

/** Reads a block and some before it. */
async function findUpTo(
  client: TaskmeshClient,
  holder: NumberedBy,
  head: bigint,
  count: bigint,
): Promise<Hash | undefined> {
  const end = head > count ? head - count : 0n
  for (let block = head; block > end; block -= 1n) {
    const hash = await findInBlock(client, holder, block)
    if (hash !== undefined) return hash
  }
  return undefined
}

/**
 * Finds the transaction of an account that was mined with a number: by the state of earlier blocks,
 * or in the latest blocks themselves where the node knows no earlier state, or a wrong one.
 *
 * @returns Its hash; nothing when there is none yet, or the node can't see it (yet).
 */
export async function findNonceHolder(
  client: TaskmeshClient,
  holder: NumberedBy,
): Promise<Hash | undefined> {
  const head = await getBlockNumber(client, { cacheTime: 0 })
  const count = await getTransactionCount(client, { address: holder.address })
  if (count <= holder.nonce) return undefined
  const block = await findBlock(client, holder, head).catch(() => undefined)
  const found =
    block === undefined ? undefined : await findUpTo(client, holder, block, COUNT_LAG + 1n)
  return found ?? findUpTo(client, holder, head, BLOCKS_READ)
}
