import { TransactionUncertainError, type TaskmeshClient } from '@taskmesh/client'
import { raceSignal } from 'race-signal'
import type { Hash, TransactionReceipt } from 'viem'
import { getTransactionReceipt } from 'viem/actions'

/** After this the same bytes are sent again. */
const PATIENCE_MS = 60_000
const LONGEST_INTERVAL_MS = 1000

/** Waits for receipts. All waits share one timer, and all looks of one moment one tick. */
export interface Receipts {
  /** Returns a receipt if the chain has it. */
  find(hash: Hash): Promise<TransactionReceipt | undefined>
  /**
   * Waits until the chain has it.
   *
   * @throws TransactionUncertainError when it has not after a minute.
   */
  waitFor(hash: Hash, functionName: string, signal: AbortSignal): Promise<TransactionReceipt>
}

interface Waiting {
  resolve: (receipt: TransactionReceipt) => void
  reject: (error: unknown) => void
  functionName: string
  until: number
}

/** Makes what waits for the receipts of a client. */
export function createReceipts(client: TaskmeshClient): Receipts {
  const waiting = new Map<Hash, Waiting>()
  const interval = Math.min(client.pollingInterval, LONGEST_INTERVAL_MS)
  let timer: NodeJS.Timeout | undefined

  // A node that does not have it, or does not answer, is asked again.
  const find = (hash: Hash) => getTransactionReceipt(client, { hash }).catch(() => undefined)

  async function look(
    hash: Hash,
    { resolve, reject, functionName, until }: Waiting,
  ): Promise<void> {
    const receipt = await find(hash)
    if (receipt === undefined && performance.now() < until) return
    waiting.delete(hash)
    if (receipt === undefined) reject(new TransactionUncertainError(hash, functionName))
    else resolve(receipt)
  }

  async function tick(): Promise<void> {
    await Promise.all([...waiting].map(([hash, one]) => look(hash, one)))
    timer = waiting.size === 0 ? undefined : setTimeout(() => void tick(), interval)
  }

  return {
    find,
    async waitFor(hash, functionName, signal) {
      const receipt = new Promise<TransactionReceipt>((resolve, reject) => {
        const until = performance.now() + PATIENCE_MS
        waiting.set(hash, { resolve, reject, functionName, until })
      })
      timer ??= setTimeout(() => void tick(), Math.min(interval, 20))
      try {
        return await raceSignal(receipt, signal)
      } finally {
        waiting.delete(hash)
      }
    },
  }
}
