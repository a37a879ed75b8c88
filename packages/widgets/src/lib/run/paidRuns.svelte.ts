/** The paid runs of a page: one at a time, whatever widget starts it. */
class PaidRuns {
  #current: object | undefined = $state.raw()

  /** Whether a paid run is under way on this page. */
  get isBusy(): boolean {
    return this.#current !== undefined
  }

  /**
   * Begins a paid run.
   *
   * @returns what ends it; `undefined` when another is under way.
   */
  begin(): (() => void) | undefined {
    if (this.#current !== undefined) return undefined
    const run = {}
    this.#current = run
    return () => {
      if (this.#current === run) this.#current = undefined
    }
  }
}

/** The paid runs of this page. */
export const paidRuns = new PaidRuns()
