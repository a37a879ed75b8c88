import type { Hash, TransactionReceipt } from 'viem'
import { TransactionReceiptNotFoundError } from 'viem'
import { getBlockReceipts, getTransactionReceipt } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'

type Receipts = Map<Hash, TransactionReceipt>

/** A range of blocks, both included. */
export interface BlockRange {
  from: bigint
  to: bigint
}

async function readOfBlocks(client: TaskmeshClient, { from, to }: BlockRange): Promise<Receipts> {
  const count = Number(to - from) + 1
  const blocks = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      getBlockReceipts(client, { blockNumber: from + BigInt(index) }),
    ),
  )
  return new Map(blocks.flat().map((receipt) => [receipt.transactionHash, receipt]))
}

async function readEach(client: TaskmeshClient, hashes: readonly Hash[]): Promise<Receipts> {
  const receipts = await Promise.all(
    hashes.map((hash) =>
      getTransactionReceipt(client, { hash }).catch((error: unknown) => {
        if (!(error instanceof TransactionReceiptNotFoundError)) throw error
      }),
    ),
  )
  const found = receipts.filter((receipt) => receipt !== undefined)
  return new Map(found.map((receipt) => [receipt.transactionHash, receipt]))
}

/**
 * Reads receipts with as few calls as that takes: those of the blocks that were made meanwhile,
 * when there are fewer blocks than transactions; else, and for what the blocks do not show, each
 * by its hash.
 *
 * @returns those that the node has.
 */
export async function readReceipts(
  client: TaskmeshClient,
  hashes: readonly Hash[],
  blocks: BlockRange,
): Promise<Receipts> {
  const isByBlock = blocks.to - blocks.from + 1n < BigInt(hashes.length)
  // Not every node has receipts of blocks.
  const found: Receipts = isByBlock
    ? await readOfBlocks(client, blocks).catch(() => new Map())
    : new Map()
  const missing = hashes.filter((hash) => !found.has(hash))
  return missing.length === 0 ? found : new Map([...found, ...(await readEach(client, missing))])
}
