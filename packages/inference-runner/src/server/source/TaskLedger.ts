const MOST_REMEMBERED = 10_000

/**
 * Remembers which tasks of the chain were accepted, so that none runs twice. The oldest of more than
 * 10,000 is forgotten; one that runs is never forgotten.
 */
export class TaskLedger {
  readonly #running = new Set<string>()
  readonly #done = new Set<string>()

  /** Whether the task runs or was done. */
  has(address: string): boolean {
    const key = address.toLowerCase()
    return this.#running.has(key) || this.#done.has(key)
  }

  /** Runs the work of a task. It counts as done if the work says so; otherwise it may come again. */
  async run(address: string, work: () => Promise<boolean>): Promise<void> {
    const key = address.toLowerCase()
    this.#running.add(key)
    try {
      if (await work()) this.#remember(key)
    } finally {
      this.#running.delete(key)
    }
  }

  #remember(key: string): void {
    this.#done.add(key)
    const [oldest] = this.#done
    if (this.#done.size > MOST_REMEMBERED && oldest !== undefined) this.#done.delete(oldest)
  }
}
