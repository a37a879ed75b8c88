import { setTimeout as sleep } from 'node:timers/promises'

export interface BatcherOptions<Item> {
  /** Most items at once. */
  size: number
  handle: (items: readonly Item[]) => Promise<void>
  report: (error: unknown) => void
  /** After it has aborted, what fails is not tried again. */
  signal: AbortSignal
}

/** Gathers what comes at about the same time. */
export interface Batcher<Item> {
  add(item: Item): void
  /** Resolves when everything was handled. */
  idle(): Promise<void>
}

const GATHER_MS = 10
const RETRY_MS = 1000

/** Makes a batcher. What fails is reported, and tried again until it is handled; the order is kept. */
export function createBatcher<Item>({
  size,
  handle,
  report,
  signal,
}: BatcherOptions<Item>): Batcher<Item> {
  const waiting: Item[] = []
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    await sleep(GATHER_MS)
    while (waiting.length > 0) {
      const items = waiting.slice(0, size)
      try {
        await handle(items)
        waiting.splice(0, items.length)
      } catch (error) {
        if (signal.aborted) return
        report(error)
        await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined)
      }
    }
  }

  return {
    add(item) {
      waiting.push(item)
      running ??= run().finally(() => (running = undefined))
    },
    async idle() {
      await running
    },
  }
}
