import { TransactionReceiptNotFoundError, type Hash, type TransactionReceipt } from 'viem'
import { getTransactionReceipt } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { RpcError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'

async function findOne(
  client: TaskmeshClient,
  hash: Hash,
): Promise<TransactionReceipt | undefined> {
  try {
    return await getTransactionReceipt(client, { hash })
  } catch (error) {
    if (error instanceof TransactionReceiptNotFoundError) return undefined
    throw new RpcError('reading a receipt', redactedReason(error), error)
  }
}

/**
 * Reads the receipt of the one of several transactions that is mined; nothing when none is.
 *
 * @throws RpcError when the node fails and no receipt was found.
 */
export async function findReceipt(
  client: TaskmeshClient,
  hashes: readonly Hash[],
): Promise<TransactionReceipt | undefined> {
  const settled = await Promise.allSettled(hashes.map((hash) => findOne(client, hash)))
  for (const one of settled) {
    if (one.status === 'fulfilled' && one.value !== undefined) return one.value
  }
  const failed = settled.find((one) => one.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return undefined
}
