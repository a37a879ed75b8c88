import { broadcast } from '@taskmesh/client/signing'
import { getTransactionCount } from 'viem/actions'
import type { TaskStore } from '../store/taskStore.ts'
import { reprice, type Repricing } from './reprice.ts'
import { FUNCTION_NAMES } from './taskCall.ts'

/** Most numbers that are looked after at once. */
const MOST = 16

/** By store, what is being sent now: however many wait for it, once. */
const sending = new WeakMap<TaskStore, Promise<void>>()

async function sendFrom(repricing: Repricing, nonce: number): Promise<void> {
  const { client, account, store } = repricing
  const next = await getTransactionCount(client, account)
  for (let missing = next; missing < Math.min(nonce, next + MOST); missing += 1) {
    const signed = await store.findSigned(missing)
    if (signed === undefined) return
    const { hash, raw: rawTransaction, purpose } = (await reprice(repricing, signed)) ?? signed
    const functionName = FUNCTION_NAMES[purpose]
    await broadcast(client, { hash, nonce: missing, rawTransaction, functionName })
  }
}

/**
 * Sends the transactions again that one with a higher number waits for: a node may have lost them, and their tasks may be
 * with nobody for the moment. What fails is tried again by the next one that waits.
 */
export async function sendMissing(repricing: Repricing, nonce: number): Promise<void> {
  const { store } = repricing
  const running = sending.get(store)
  if (running !== undefined) return running
  const sent = sendFrom(repricing, nonce)
    .catch(() => undefined)
    .finally(() => sending.delete(store))
  sending.set(store, sent)
  return sent
}
