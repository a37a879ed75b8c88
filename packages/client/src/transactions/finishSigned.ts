import { raceSignal } from 'race-signal'
import { TransactionReceiptNotFoundError, type Hash, type TransactionReceipt } from 'viem'
import { getTransactionReceipt } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import {
  ContractRevertError,
  RpcError,
  TransactionRefusedError,
  TransactionReplacedError,
  type SignedTransactionInfo,
} from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import { broadcast } from './broadcast.ts'
import { waitForReceipt, type SubmittedTransaction } from './waitForReceipt.ts'

async function findReceipt(
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

/** Hands the same bytes to the node again, which the chain can take once only. */
async function sendAgain(
  client: TaskmeshClient,
  transaction: SignedTransactionInfo,
  functionName: string,
  signal: AbortSignal,
): Promise<TransactionReceipt | undefined> {
  const sending = broadcast(client, { ...transaction, functionName, isResent: true })
  const { outcome, error } = await raceSignal(sending, signal)
  if (outcome === 'sent') return undefined
  const receipt = await raceSignal(findReceipt(client, transaction.hash), signal)
  if (receipt !== undefined) return receipt
  if (outcome === 'nonceTaken') throw new TransactionReplacedError(transaction.hash)
  throw new TransactionRefusedError(functionName, redactedReason(error), error)
}

/**
 * Brings a transaction whose outcome is not known to its end, without a second transaction.
 *
 * @throws TransactionReplacedError when it never landed and never can; ContractRevertError when it
 * landed and was refused; TransactionUncertainError when the time is up again.
 */
export async function finishSigned(
  client: TaskmeshClient,
  { hash, transaction, functionName }: SubmittedTransaction & { functionName: string },
  signal: AbortSignal,
): Promise<TransactionReceipt> {
  const known = await raceSignal(findReceipt(client, hash), signal)
  const late =
    known ?? (transaction && (await sendAgain(client, transaction, functionName, signal)))
  const receipt =
    late ?? (await waitForReceipt(client, { hash, transaction, functionName }, signal))
  if (receipt.status === 'success') return receipt
  throw new ContractRevertError({ functionName, hash })
}
