import { raceSignal } from 'race-signal'
import type { Address } from 'viem'
import { getBlock, getTransactionCount } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { RpcError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import { retryRead } from '../reads/retryRead.ts'
import { sleep } from '../scheduling/sleep.ts'

const LONGEST_INTERVAL_MS = 1000

/** An account as it was after one block. */
export interface Snapshot {
  /** The block. Read whatever belongs to the snapshot with this number. */
  blockNumber: bigint
  /** Of the block, in seconds since 1970. */
  timestamp: bigint
  /** In wei; nothing on chains without such a fee. */
  baseFeePerGas: bigint | undefined
  /** How many transactions of the account are mined: the number of its next one. */
  transactionCount: number
  /** The same with those that are under way, as far as the node has heard of them. */
  pendingCount: number
}

/**
 * Reads how many transactions an account has sent, after the latest block by the block's *number*:
 * a node that does not have the block answers with an error and is asked again, where `latest`
 * would give an older state for the newest.
 *
 * Whatever is signed with the number `transactionCount` can only be mined as long as the account
 * did nothing since: a compare-and-swap on the account.
 *
 * @throws RpcError; the signal's reason.
 */
export async function readSnapshot(
  client: TaskmeshClient,
  { address, signal }: { address: Address; signal: AbortSignal },
): Promise<Snapshot> {
  const read = async (): Promise<Snapshot> => {
    const block = await getBlock(client, { blockTag: 'latest' })
    const { number: blockNumber, timestamp, baseFeePerGas } = block
    const [transactionCount, pendingCount] = await Promise.all([
      getTransactionCount(client, { address, blockNumber }),
      getTransactionCount(client, { address, blockTag: 'pending' }),
    ])
    const fee = baseFeePerGas ?? undefined
    return { blockNumber, timestamp, baseFeePerGas: fee, transactionCount, pendingCount }
  }
  const reading = retryRead(read, signal).catch((error: unknown) => {
    signal.throwIfAborted()
    throw new RpcError('counting transactions', redactedReason(error), error)
  })
  return raceSignal(reading, signal)
}

/**
 * Reads a snapshot in which nothing of the account is under way, as far as the node has heard;
 * waits for what is. A transaction that the node has not heard of has the same number as the next
 * one that is signed, and only one of both is mined.
 *
 * @throws RpcError; the signal's reason.
 */
export async function readSettledSnapshot(
  client: TaskmeshClient,
  { address, signal }: { address: Address; signal: AbortSignal },
): Promise<Snapshot> {
  for (;;) {
    const snapshot = await readSnapshot(client, { address, signal })
    if (snapshot.pendingCount <= snapshot.transactionCount) return snapshot
    await sleep(Math.min(client.pollingInterval, LONGEST_INTERVAL_MS), signal)
  }
}
