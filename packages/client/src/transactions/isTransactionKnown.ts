import { TransactionNotFoundError, type Hash } from 'viem'
import { getTransaction } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { sleep } from '../scheduling/sleep.ts'

const LOOKUPS = 6
const LOOKUP_INTERVAL_MS = 500

/** Returns whether the node knows a transaction, mined or pending. */
export async function isTransactionKnown(client: TaskmeshClient, hash: Hash): Promise<boolean> {
  try {
    await getTransaction(client, { hash })
    return true
  } catch (error) {
    if (error instanceof TransactionNotFoundError) return false
    throw error
  }
}

/** Gives a node that lags behind three seconds to learn of a transaction. */
export async function isEventuallyKnown(client: TaskmeshClient, hash: Hash): Promise<boolean> {
  for (let lookup = 0; lookup < LOOKUPS; lookup += 1) {
    if (await isTransactionKnown(client, hash)) return true
    await sleep(LOOKUP_INTERVAL_MS)
  }
  return false
}
