import { getBlock } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { RpcError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'

/**
 * Returns the time that the contracts will see in the next block, in seconds since 1970: the later
 * of this machine's clock and the latest block, because quiet chains make no blocks.
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
  const block = await getBlock(client, { blockTag: 'latest' }).catch((error: unknown) => {
    throw new RpcError('reading the latest block', redactedReason(error), error)
  })
  const local = BigInt(Math.floor(Date.now() / 1000))
  return block.timestamp > local ? block.timestamp : local
}
