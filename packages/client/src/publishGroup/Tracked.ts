/** What goes on beside, to be waited for. */
export class Tracked {
  readonly #promises = new Set<Promise<void>>()

  add(promise: Promise<void>): void {
    const tracked = promise.finally(() => this.#promises.delete(tracked))
    this.#promises.add(tracked)
  }

  /** Waits until nothing goes on, also of what is added meanwhile. */
  async settle(): Promise<void> {
    while (this.#promises.size > 0) await Promise.all(this.#promises)
  }
}
