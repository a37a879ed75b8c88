import { raceSignal } from 'race-signal'
import type { Address } from 'viem'
import { getBlock, getTransactionCount } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { RpcError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import { retryRead } from '../reads/retryRead.ts'

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
 * Whether a node still says of a snapshot's block what the snapshot says: while it makes a block it
 * may count the transactions of the next one already. Asked after all that belongs to the snapshot.
 *
 * @throws RpcError; the signal's reason.
 */
export async function isConfirmed(
  client: TaskmeshClient,
  { blockNumber, transactionCount }: Snapshot,
  { address, signal }: { address: Address; signal: AbortSignal },
): Promise<boolean> {
  const reading = getTransactionCount(client, { address, blockNumber }).catch((error: unknown) => {
    throw new RpcError('counting transactions', redactedReason(error), error)
  })
  return (await raceSignal(reading, signal)) === transactionCount
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
