import { raceSignal } from 'race-signal'
import type { Hash, TransactionReceipt } from 'viem'
import { waitForTransactionReceipt } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import {
  TransactionReplacedError,
  TransactionUncertainError,
  type SignedTransactionInfo,
} from '../errors/chainErrors.ts'
import { sleep } from '../scheduling/sleep.ts'

const LONGEST_RECEIPT_INTERVAL_MS = 1000

/** A transaction that a node has. */
export interface SubmittedTransaction {
  hash: Hash
  /** As it was signed, when this process did. */
  transaction?: SignedTransactionInfo | undefined
}

/**
 * Waits for the receipt of a transaction, however often the node fails meanwhile.
 *
 * @throws TransactionUncertainError when the signal aborts before it comes;
 * TransactionReplacedError when another transaction of the account took its number.
 */
export async function waitForReceipt(
  client: TaskmeshClient,
  { hash, transaction, functionName }: SubmittedTransaction & { functionName: string },
  signal: AbortSignal,
): Promise<TransactionReceipt> {
  const pollingInterval = Math.min(client.pollingInterval, LONGEST_RECEIPT_INTERVAL_MS)
  let isReplaced = false
  for (;;) {
    try {
      const waiting = waitForTransactionReceipt(client, {
        hash,
        signal,
        timeout: 0,
        pollingInterval,
        onReplaced: ({ reason }) => (isReplaced = reason !== 'repriced'),
      })
      const receipt = await raceSignal(waiting, signal)
      if (!isReplaced) return receipt
      throw new TransactionReplacedError(hash)
    } catch (cause) {
      if (cause instanceof TransactionReplacedError) throw cause
      const again = await sleep(pollingInterval, signal).catch(() => 'over')
      if (again === 'over') {
        throw new TransactionUncertainError(hash, functionName, { transaction, cause })
      }
    }
  }
}
