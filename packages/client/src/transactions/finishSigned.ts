import { raceSignal } from 'race-signal'
import type { TransactionReceipt } from 'viem'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import {
  ContractRevertError,
  TransactionReplacedError,
  TransactionUncertainError,
  type SignedTransactionInfo,
} from '../errors/chainErrors.ts'
import { broadcast } from './broadcast.ts'
import { findReceipt } from './findReceipt.ts'
import { resend } from './resend.ts'
import { hashesOf } from './submittedTransaction.ts'
import { waitForReceipt, type AwaitedTransaction } from './waitForReceipt.ts'

/** Hands the same bytes to the node again, which the chain can take once only. */
async function sendAgain(
  client: TaskmeshClient,
  awaited: AwaitedTransaction,
  transaction: SignedTransactionInfo,
  signal: AbortSignal,
): Promise<SignedTransactionInfo | TransactionReceipt> {
  const { functionName } = awaited
  const sending = broadcast(client, { ...transaction, functionName })
  const { outcome, error } = await raceSignal(sending, signal)
  if (outcome === 'sent' || outcome === 'contested') return transaction
  const receipt = await raceSignal(findReceipt(client, hashesOf(awaited)), signal)
  if (receipt !== undefined) return receipt
  if (outcome === 'nonceTaken') throw new TransactionReplacedError(transaction.hash)
  const again = await resend(client, transaction, awaited, signal)
  if (again !== undefined) return again
  const { hash } = transaction
  throw new TransactionUncertainError(hash, functionName, { transaction, cause: error })
}

/**
 * Brings a transaction whose outcome is not known to its end, without a second one: what is signed
 * in its place, with higher fees, has the same number.
 *
 * @throws TransactionReplacedError when it never landed and never can; ContractRevertError when it
 * landed and was refused; TransactionUncertainError when the time is up again, or no node wants it.
 */
export async function finishSigned(
  client: TaskmeshClient,
  awaited: AwaitedTransaction,
  signal: AbortSignal,
): Promise<TransactionReceipt> {
  const { functionName, transaction, hash } = awaited
  const known = await raceSignal(findReceipt(client, hashesOf(awaited)), signal)
  const receipt = known ?? (await finish())
  if (receipt.status === 'success') return receipt
  throw new ContractRevertError({ functionName, hash: receipt.transactionHash })

  async function finish(): Promise<TransactionReceipt> {
    if (transaction === undefined) return waitForReceipt(client, awaited, signal)
    const sent = await sendAgain(client, { ...awaited, hash }, transaction, signal)
    if ('status' in sent) return sent
    const next = { ...awaited, hash: sent.hash, transaction: sent }
    return waitForReceipt(client, next, signal)
  }
}
