import { TransactionReceiptNotFoundError, type Hash, type TransactionReceipt } from 'viem'
import { getTransactionReceipt } from 'viem/actions'
import { broadcast } from '../chain/broadcast.ts'
import { reasonOf } from '../chain/reasonOf.ts'
import { waitForReceipt } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'
import { within } from '../chain/within.ts'
import {
  ContractRevertError,
  RpcError,
  TransactionRefusedError,
  TransactionReplacedError,
  type SignedTransactionInfo,
} from '../errors/chainErrors.ts'

const functionName = 'publishTask'

export interface Unfinished {
  hash: Hash
  /** The signed bytes, when they are known. */
  transaction?: SignedTransactionInfo | undefined
}

async function findReceipt(
  client: TaskmeshClient,
  hash: Hash,
): Promise<TransactionReceipt | undefined> {
  try {
    return await getTransactionReceipt(client, { hash })
  } catch (error) {
    if (error instanceof TransactionReceiptNotFoundError) return undefined
    throw new RpcError('reading a receipt', reasonOf(error), error)
  }
}

function checkMined(receipt: TransactionReceipt): TransactionReceipt {
  if (receipt.status === 'success') return receipt
  throw new ContractRevertError({ functionName, hash: receipt.transactionHash })
}

/** Hands the same bytes to the node again, which the chain can take once only. */
async function sendAgain(
  client: TaskmeshClient,
  transaction: SignedTransactionInfo,
  signal: AbortSignal,
): Promise<TransactionReceipt | undefined> {
  const sending = broadcast(client, { ...transaction, functionName, isResent: true })
  const { outcome, error } = await within(signal, sending)
  if (outcome === 'sent') return undefined
  const receipt = await within(signal, findReceipt(client, transaction.hash))
  if (receipt !== undefined) return receipt
  if (outcome === 'nonceTaken') throw new TransactionReplacedError(transaction.hash)
  throw new TransactionRefusedError(functionName, reasonOf(error), error)
}

/**
 * Brings a publishing whose outcome is not known to its end, without a second transaction.
 *
 * @throws TransactionReplacedError when it never landed and never can; ContractRevertError when it
 * landed and was refused; TransactionUncertainError when the time is up again.
 */
export async function finishSigned(
  client: TaskmeshClient,
  { hash, transaction }: Unfinished,
  signal: AbortSignal,
): Promise<TransactionReceipt> {
  const known = await within(signal, findReceipt(client, hash))
  if (known !== undefined) return checkMined(known)
  const late = transaction && (await sendAgain(client, transaction, signal))
  if (late !== undefined) return checkMined(late)
  const waiting = waitForReceipt(client, { hash, transaction, functionName }, signal)
  return checkMined(await waiting)
}
