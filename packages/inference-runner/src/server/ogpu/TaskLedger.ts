import { LRUCache } from 'lru-cache'

const MAX_DONE = 10_000

/**
 * Remembers which tasks of the chain were accepted, so that none runs twice. Of those that are done the
 * oldest beyond 10,000 are forgotten; one that runs is never forgotten.
 */
export class TaskLedger {
  readonly #running = new Set<string>()
  readonly #done = new LRUCache<string, true>({ max: MAX_DONE })

  /** Whether the task runs or was done. */
  has(taskAddress: string): boolean {
    const key = taskAddress.toLowerCase()
    return this.#running.has(key) || this.#done.has(key)
  }

  isRunning(taskAddress: string): boolean {
    return this.#running.has(taskAddress.toLowerCase())
  }

  /** Runs the work of a task. It counts as done if the work resolves to true; else it may come again. */
  async run(taskAddress: string, work: () => Promise<boolean>): Promise<void> {
    const key = taskAddress.toLowerCase()
    this.#running.add(key)
    try {
      if (await work()) this.#done.set(key, true)
    } finally {
      this.#running.delete(key)
    }
  }
}
