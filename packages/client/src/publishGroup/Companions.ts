/** How long those that are here wait for the others, in milliseconds. */
const PATIENCE_MS = 2000

/** One of several calls that are made together. */
export interface Companion {
  /** Resolves when all are here that come at once. */
  gathered: Promise<void>
  /** Whether that is so. */
  isGathered: () => boolean
  /** It is here. */
  arrive: () => void
  /** It does not come, or has to wait for something else first: the others need not wait for it. */
  leave: () => void
}

/**
 * Calls that are made together, and wait for each other to be published as one group. Whoever has to
 * wait for something else leaves, and a call that takes longer than two seconds after the first one is
 * not waited for.
 */
export class Companions {
  #coming: number
  #isGathered = false
  #limit: ReturnType<typeof setTimeout> | undefined
  #resolve: () => void = () => undefined
  readonly #gathered: Promise<void>

  /** @param count - how many calls. */
  constructor(count: number) {
    this.#coming = count
    this.#gathered = new Promise((resolve) => (this.#resolve = resolve))
  }

  /** Returns the place of one call. */
  join(): Companion {
    let isComing = true
    const leave = () => {
      if (!isComing) return
      isComing = false
      this.#coming -= 1
      if (this.#coming === 0) this.#gather()
    }
    return {
      gathered: this.#gathered,
      isGathered: () => this.#isGathered,
      arrive: () => {
        if (isComing) this.#limit ??= setTimeout(() => this.#gather(), PATIENCE_MS)
        leave()
      },
      leave,
    }
  }

  #gather(): void {
    clearTimeout(this.#limit)
    this.#isGathered = true
    this.#resolve()
  }
}
