import { getBlock } from 'viem/actions'
import { RpcError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'

/**
 * What time the next block will think it is, in seconds since 1970: the later of this machine's
 * clock and the latest block, because quiet chains make no blocks.
 */
export async function getChainTime(client: TaskmeshClient): Promise<bigint> {
  const block = await getBlock(client, { blockTag: 'latest' }).catch((error: unknown) => {
    throw new RpcError('reading the latest block', redactedReason(error), error)
  })
  const local = BigInt(Math.floor(Date.now() / 1000))
  return block.timestamp > local ? block.timestamp : local
}
