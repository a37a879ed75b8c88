import type { TransactionReceipt } from 'viem'
import type { TransactionRecord } from '../store/signedTransaction.ts'
import type { SignWork } from '../steps/work.ts'
import type { TaskPurpose } from './taskCall.ts'

/** The transactions of a task for a purpose whose place in the chain is not known. */
export async function listUnsettled(
  { store, record }: SignWork,
  purpose: TaskPurpose,
): Promise<TransactionRecord[]> {
  const all = await store.listTransactions(record.address)
  return all.filter(
    (one) => one.purpose === purpose && one.status !== 'mined' && one.status !== 'reverted',
  )
}

/**
 * Returns the receipt of a transaction that the chain has although a node refused it or said that another one took its
 * number, if there is one.
 */
export async function findLanded(
  work: SignWork,
  purpose: TaskPurpose,
): Promise<TransactionReceipt | undefined> {
  const unsettled = await listUnsettled(work, purpose)
  return work.receipts.find(unsettled.map(({ hash }) => hash))
}
