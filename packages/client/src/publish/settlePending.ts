import { raceSignal } from 'race-signal'
import type { Address } from 'viem'
import { getTransactionCount } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { RpcError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import { sleep } from '../scheduling/sleep.ts'

const LONGEST_INTERVAL_MS = 1000

async function count(client: TaskmeshClient, address: Address, blockTag: 'latest' | 'pending') {
  return getTransactionCount(client, { address, blockTag }).catch((error: unknown) => {
    throw new RpcError('counting transactions', redactedReason(error), error)
  })
}

/**
 * Waits until the transactions of an account that are under way are mined, so that what they do
 * can be seen. Those that come later are not waited for.
 */
export async function settlePending(
  client: TaskmeshClient,
  address: Address,
  signal: AbortSignal,
): Promise<void> {
  const due = await raceSignal(count(client, address, 'pending'), signal)
  while ((await raceSignal(count(client, address, 'latest'), signal)) < due) {
    await sleep(Math.min(client.pollingInterval, LONGEST_INTERVAL_MS), signal)
  }
}
