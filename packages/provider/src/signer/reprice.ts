import { type TaskmeshClient } from '@taskmesh/client'
import {
  feeCap,
  highestFee,
  parseSigned,
  raiseFees,
  signTransaction,
} from '@taskmesh/client/signing'
import type { LocalAccount } from 'viem'
import { getTransactionCount } from 'viem/actions'
import type { ChainHead } from '../chain/chainHead.ts'
import type { TransactionRecord } from '../store/signedTransaction.ts'
import type { TaskStore } from '../store/taskStore.ts'

/** How long a transaction may wait although its fees suffice, in milliseconds. */
const PATIENCE_MS = 60_000

export interface Repricing {
  client: TaskmeshClient
  account: LocalAccount
  store: TaskStore
  head: ChainHead
}

function feeOf({ hash, nonce, raw: rawTransaction }: TransactionRecord): bigint {
  return highestFee(parseSigned({ hash, nonce, rawTransaction }).fees)
}

/** One that waits for another one's number is mined no sooner for higher fees. */
async function isNext({ client, account }: Repricing, nonce: number): Promise<boolean> {
  return (await getTransactionCount(client, account)) >= nonce
}

async function isDue(repricing: Repricing, transaction: TransactionRecord): Promise<boolean> {
  const baseFee = await repricing.head.baseFee()
  if (baseFee !== null && baseFee > feeOf(transaction)) return true
  const isOld = Date.now() - transaction.createdAt >= PATIENCE_MS
  return isOld && isNext(repricing, transaction.nonce)
}

/** Ten times what the first transaction with this number offered, so that a restart raises nothing. */
async function capOf({ store }: Repricing, transaction: TransactionRecord): Promise<bigint> {
  const all = await store.listTransactions(transaction.task)
  const same = all.filter(
    ({ nonce, status }) => nonce === transaction.nonce && status === 'repriced',
  )
  const fees = [transaction, ...same].map(feeOf)
  return feeCap(
    {},
    fees.reduce((least, fee) => (fee < least ? fee : least)),
  )
}

/**
 * Signs a transaction again with the same number and higher fees, and stores it, when the chain's base
 * fee is higher than what it offers, or it has waited for a minute and its number is the account's next. Nothing is sent.
 *
 * @param isRefused - whether a node has said that it offers too little.
 * @returns nothing when it is not time, or the fees are ten times the first ones.
 */
export async function reprice(
  repricing: Repricing,
  transaction: TransactionRecord,
  { isRefused = false } = {},
): Promise<TransactionRecord | undefined> {
  const { client, account, store } = repricing
  if (!isRefused && !(await isDue(repricing, transaction))) return undefined
  const { hash, nonce, raw: rawTransaction } = transaction
  const cap = await capOf(repricing, transaction)
  const prepared = await raiseFees(client, account, { hash, nonce, rawTransaction }, cap)
  if (prepared === undefined) return undefined
  const signed = await signTransaction(client, account, prepared, nonce)
  return store.reprice(hash, { hash: signed.hash, nonce, raw: signed.rawTransaction })
}
