import type { Hash, TransactionReceipt } from 'viem'
import type { SignWork } from '../steps/work.ts'
import type { TaskPurpose } from './taskCall.ts'

/** The hashes of a task's transactions for a purpose whose place in the chain is not known. */
export async function listUnsettled(
  { store, record }: SignWork,
  purpose: TaskPurpose,
): Promise<Hash[]> {
  const all = await store.listTransactions(record.address)
  return all
    .filter((one) => one.purpose === purpose && one.status !== 'mined' && one.status !== 'reverted')
    .map(({ hash }) => hash)
}

/**
 * Returns the receipt of a transaction that the chain has although a node refused it or said that another one took its
 * number, if there is one.
 */
export async function findLanded(
  work: SignWork,
  purpose: TaskPurpose,
): Promise<TransactionReceipt | undefined> {
  return work.receipts.find(await listUnsettled(work, purpose))
}
