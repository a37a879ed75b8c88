import { getBlock } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { RpcError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'

async function blockTime(client: TaskmeshClient, blockTag: 'latest' | 'pending'): Promise<bigint> {
  return (await getBlock(client, { blockTag })).timestamp
}

/**
 * Returns the time that the contracts will see in the next block, in seconds since 1970: that of the
 * block which the node is making, because quiet chains make none; or of the latest block, where a
 * node does not tell. The clock of this machine does not matter.
 *
 * @throws RpcError.
 *
 * @example
 * ```ts
 * const now = await getChainTime(client)
 * const { expiryTime } = await getTask(client, { taskAddress })
 * show(`${expiryTime - now} s are left`)
 * ```
 */
export async function getChainTime(client: TaskmeshClient): Promise<bigint> {
  try {
    return await blockTime(client, 'pending').catch(() => blockTime(client, 'latest'))
  } catch (error) {
    throw new RpcError('reading the latest block', redactedReason(error), error)
  }
}
