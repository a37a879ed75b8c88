import { broadcast } from '@taskmesh/client/signing'
import type { SignWork } from '../steps/work.ts'
import { outcomeOf } from './sendStored.ts'
import { FUNCTION_NAMES } from './taskCall.ts'

/**
 * Sends the attempt of a task again, the same bytes: a reorganisation may have taken it out of the chain. Where the node
 * only lags behind, that changes nothing.
 */
export async function repeatAttempt(work: SignWork): Promise<void> {
  const { client, store, receipts, record, signal, rest } = work
  const all = await store.listTransactions(record.address)
  const attempt = all.find(({ purpose, status }) => purpose === 'attempt' && status === 'mined')
  if (attempt === undefined) return
  const { hash, nonce, raw: rawTransaction } = attempt
  const functionName = FUNCTION_NAMES.attempt
  await broadcast(client, { hash, nonce, rawTransaction, functionName })
  const receipt = await rest(() => receipts.waitFor([hash], functionName, signal))
  await store.settle(outcomeOf(receipt))
}
