import {
  TransactionRefusedError,
  TransactionReplacedError,
  TransactionUncertainError,
  type TaskmeshClient,
} from '@taskmesh/client'
import { broadcast, redactedReason } from '@taskmesh/client/signing'
import type { Hash, TransactionReceipt } from 'viem'
import type { TransactionOutcome, TransactionRecord } from '../store/signedTransaction.ts'
import type { TaskStore } from '../store/taskStore.ts'
import type { Signer } from './createSigner.ts'
import type { Receipts } from './receipts.ts'
import { reprice, type Repricing } from './reprice.ts'
import { FUNCTION_NAMES } from './taskCall.ts'

/** What sending needs. */
export interface Sending extends Repricing {
  client: TaskmeshClient
  store: TaskStore
  signer: Signer
  receipts: Receipts
  signal: AbortSignal
}

export interface SendOptions {
  /** Whether it was signed just now, so that it cannot have landed. Default false. */
  isFresh?: boolean
  /** Runs what waits for blocks. */
  wait: <Value>(run: () => Promise<Value>) => Promise<Value>
}

/** What a receipt says for the store. */
export function outcomeOf(receipt: TransactionReceipt): TransactionOutcome {
  const { transactionHash: hash, gasUsed, effectiveGasPrice, blockNumber, status } = receipt
  const fee = gasUsed * effectiveGasPrice
  return { hash, status: status === 'success' ? 'mined' : 'reverted', gasUsed, fee, blockNumber }
}

/** The hashes of all that were signed with its number for the same, the latest first. */
async function hashesOf(
  { store }: Sending,
  { hash, nonce, task, purpose }: TransactionRecord,
): Promise<[Hash, ...Hash[]]> {
  const all = await store.listTransactions(task)
  const earlier = all.filter(
    (one) => one.status === 'repriced' && one.nonce === nonce && one.purpose === purpose,
  )
  return [hash, ...earlier.map((one) => one.hash)]
}

/**
 * Hands what is stored to the node: the same bytes each time, until the chain asks for higher fees than
 * they offer or they have waited long. What has higher fees is stored before it is sent, and whichever
 * lands is the one.
 *
 * @returns the receipt once there is one.
 * @throws TransactionUncertainError when there is none after a while; the next call goes on.
 * @throws TransactionRefusedError, TransactionReplacedError, after which another number is to be signed.
 */
export async function sendStored(
  sending: Sending,
  stored: TransactionRecord,
  { isFresh = false, wait }: SendOptions,
): Promise<TransactionReceipt> {
  const { client, store, signer, receipts, signal } = sending
  const functionName = FUNCTION_NAMES[stored.purpose]
  const early = isFresh ? undefined : await receipts.find(await hashesOf(sending, stored))
  if (early !== undefined) return early
  const transaction = (isFresh ? undefined : await reprice(sending, stored)) ?? stored
  const { hash, nonce, raw: rawTransaction } = transaction
  const sent = { hash, nonce, rawTransaction, functionName }
  const { outcome, error } = await broadcast(client, sent)
  const hashes = await hashesOf(sending, transaction)
  if (outcome === 'sent' || outcome === 'contested') {
    return wait(() => receipts.waitFor(hashes, functionName, signal))
  }
  if (outcome === 'feeTooLow') {
    const raised = await reprice(sending, transaction, { isRefused: true })
    if (raised === undefined) throw new TransactionUncertainError(hash, functionName)
    return sendStored(sending, raised, { isFresh: true, wait })
  }
  const landed = await receipts.find(hashes)
  if (landed !== undefined) return landed
  const isRefused = outcome === 'refused'
  // One with lower fees may still land.
  if (isRefused && hashes.length > 1) throw new TransactionUncertainError(hash, functionName)
  signer.forgetNonce()
  await store.settle({ hash, status: isRefused ? 'refused' : 'replaced' })
  if (!isRefused) throw new TransactionReplacedError(hash)
  throw new TransactionRefusedError(functionName, redactedReason(error), error)
}
