import type { TransactionReceipt } from 'viem'
import type { SignWork } from '../steps/work.ts'
import type { TaskPurpose } from './taskCall.ts'

/** Returns the receipt of a transaction that a node refused and the chain has nevertheless, if there is one. */
export async function findRefused(
  { store, receipts, record }: SignWork,
  purpose: TaskPurpose,
): Promise<TransactionReceipt | undefined> {
  const all = await store.listTransactions(record.address)
  const refused = all.filter((one) => one.purpose === purpose && one.status === 'refused')
  return receipts.find(refused.map(({ hash }) => hash))
}
