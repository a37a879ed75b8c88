import { TransactionUncertainError, type TaskmeshClient } from '@taskmesh/client'
import { raceSignal } from 'race-signal'
import type { Hash, TransactionReceipt } from 'viem'
import { getBlockNumber, getTransactionReceipt } from 'viem/actions'

/** After this the same bytes are sent again, or others with higher fees. */
const PATIENCE_MS = 15_000
const LONGEST_INTERVAL_MS = 1000
/** A node that had no receipt of a block is asked again after this, also without a new block. */
const LOOK_AGAIN_MS = 3000

/** Waits for receipts. All waits share one timer, and several are looked for when there is a new block. */
export interface Receipts {
  /** Returns the receipt of one of some transactions with the same number, if the chain has it. */
  find(hashes: readonly Hash[]): Promise<TransactionReceipt | undefined>
  /**
   * Waits until the chain has one of some transactions with the same number.
   *
   * @throws TransactionUncertainError when it has none after 15 seconds.
   */
  waitFor(
    hashes: readonly [Hash, ...Hash[]],
    functionName: string,
    signal: AbortSignal,
  ): Promise<TransactionReceipt>
}

interface Waiting {
  hashes: readonly [Hash, ...Hash[]]
  resolve: (receipt: TransactionReceipt) => void
  reject: (error: unknown) => void
  functionName: string
  until: number
  /** The latest block when it was looked for, and when that was. */
  looked?: { block: bigint | undefined; at: number } | undefined
}

/** Whether a block may have come since it was looked for. */
function isDue({ looked, until }: Waiting, block: bigint | undefined): boolean {
  const now = performance.now()
  if (looked === undefined || block === undefined || now >= until) return true
  return looked.block !== block || now - looked.at >= LOOK_AGAIN_MS
}

/** Makes what waits for the receipts of a client. */
export function createReceipts(client: TaskmeshClient): Receipts {
  const waiting = new Set<Waiting>()
  const interval = Math.min(client.pollingInterval, LONGEST_INTERVAL_MS)
  let timer: NodeJS.Timeout | undefined

  // A node that does not have it, or does not answer, is asked again.
  async function find(hashes: readonly Hash[]): Promise<TransactionReceipt | undefined> {
    const read = (hash: Hash) => getTransactionReceipt(client, { hash }).catch(() => undefined)
    const receipts = await Promise.all(hashes.map(read))
    return receipts.find((receipt) => receipt !== undefined)
  }

  async function look(one: Waiting): Promise<void> {
    const { hashes, resolve, reject, functionName, until } = one
    const receipt = await find(hashes)
    if (receipt === undefined && performance.now() < until) return
    waiting.delete(one)
    if (receipt === undefined) reject(new TransactionUncertainError(hashes[0], functionName))
    else resolve(receipt)
  }

  async function tick(): Promise<void> {
    const read = () => getBlockNumber(client, { cacheTime: 0 }).catch(() => undefined)
    const block = waiting.size > 1 ? await read() : undefined
    const due = [...waiting].filter((one) => isDue(one, block))
    for (const one of due) one.looked = { block, at: performance.now() }
    await Promise.all(due.map(look))
    timer = waiting.size === 0 ? undefined : setTimeout(() => void tick(), interval)
  }

  return {
    find,
    async waitFor(hashes, functionName, signal) {
      const until = performance.now() + PATIENCE_MS
      const ignore = () => undefined
      const one: Waiting = { hashes, resolve: ignore, reject: ignore, functionName, until }
      const receipt = new Promise<TransactionReceipt>((resolve, reject) => {
        Object.assign(one, { resolve, reject })
      })
      waiting.add(one)
      timer ??= setTimeout(() => void tick(), Math.min(interval, 20))
      try {
        return await raceSignal(receipt, signal)
      } finally {
        waiting.delete(one)
      }
    },
  }
}
