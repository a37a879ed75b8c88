import type { TransactionReceipt } from 'viem'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { TransactionUncertainError, type SignedTransactionInfo } from '../errors/chainErrors.ts'
import { sleep } from '../scheduling/sleep.ts'
import { FeeRaiser } from './FeeRaiser.ts'
import { findReceipt } from './findReceipt.ts'
import { hashesOf, type SubmittedTransaction } from './submittedTransaction.ts'
import { throwIfReplaced } from './throwIfReplaced.ts'
import type { FeeLimit } from './raiseFees.ts'

const LONGEST_RECEIPT_INTERVAL_MS = 1000

/** Called with a transaction before it is handed to the node. What it throws stops it. */
export type SignedListener = (transaction: SignedTransactionInfo) => void | Promise<void>

export interface AwaitedTransaction extends SubmittedTransaction, FeeLimit {
  functionName: string
  /** Called with each one that is signed in place of it, with higher fees. */
  onSigned?: SignedListener | undefined
}

/**
 * Waits for the receipt of a transaction, however often the node fails meanwhile. All that were
 * signed with its number are watched. One that waits because of its fees is signed again with
 * higher ones, within the limit.
 *
 * @throws TransactionUncertainError when the signal aborts before it comes;
 * TransactionReplacedError as soon as a block has another transaction with its number.
 */
export async function waitForReceipt(
  client: TaskmeshClient,
  awaited: AwaitedTransaction,
  signal: AbortSignal,
): Promise<TransactionReceipt> {
  const pollingInterval = Math.min(client.pollingInterval, LONGEST_RECEIPT_INTERVAL_MS)
  const raiser = awaited.transaction && new FeeRaiser(client, awaited, awaited.transaction)
  let submitted: SubmittedTransaction = awaited
  let looks = 0
  const look = async (): Promise<TransactionReceipt | undefined> => {
    const receipt = await findReceipt(client, hashesOf(submitted)).catch(() => undefined)
    if (receipt !== undefined) return receipt
    looks += 1
    if (looks === 1) return undefined
    const other = await throwIfReplaced(client, submitted)
    if (other !== undefined) return other
    const transaction = await raiser?.raiseIfDue()
    if (transaction !== undefined) submitted = { hash: transaction.hash, transaction }
    return undefined
  }
  for (;;) {
    const receipt = await untilAborted(look(), signal)
    if (receipt !== undefined && receipt !== 'over') return receipt
    const next = receipt ?? (await untilAborted(sleep(pollingInterval, signal), signal))
    if (next !== 'over') continue
    const transaction = raiser?.current ?? submitted.transaction
    const hash = transaction?.hash ?? submitted.hash
    throw new TransactionUncertainError(hash, awaited.functionName, {
      transaction,
      cause: signal.reason,
    })
  }
}

/** Awaits a promise, or returns `over` when the signal aborts first. */
async function untilAborted<Result>(
  promise: Promise<Result>,
  signal: AbortSignal,
): Promise<Result | 'over'> {
  if (signal.aborted) {
    promise.catch(() => undefined)
    return 'over'
  }
  let stop = () => undefined as void
  const aborted = new Promise<'over'>((resolve) => {
    stop = () => resolve('over')
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([promise, aborted])
  } catch (error) {
    if (signal.aborted) return 'over'
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
