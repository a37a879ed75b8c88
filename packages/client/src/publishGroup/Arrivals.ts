import { sleep } from '../scheduling/sleep.ts'

/** How many are worth to go on with, without those that come later. */
const ENOUGH = 64
/** Milliseconds to wait for more, once there is one. */
const LINGER_MS = 20

/** A line of things that come one by one and are taken together. */
export class Arrivals<Item> {
  #items: Item[] = []
  #expected: number
  #wake: () => void = () => undefined

  /** @param expected - how many will come, or end without coming. */
  constructor(expected: number) {
    this.#expected = expected
  }

  /** One of those expected has come; or will not come, without an item. */
  arrive(item: Item | undefined): void {
    this.#expected -= 1
    if (item !== undefined) this.#items.push(item)
    this.#wake()
  }

  /** Whether nothing is left to be taken, and nothing will come. */
  get isOver(): boolean {
    return this.#expected === 0 && this.#items.length === 0
  }

  /** Takes all that are there, once there is one and more are not about to come; none at the end. */
  async take(): Promise<Item[]> {
    while (this.#items.length === 0 && this.#expected > 0) await this.#nextArrival()
    const isOver = sleep(LINGER_MS).then(() => true)
    while (this.#items.length < ENOUGH && this.#expected > 0) {
      const hasLingered = await Promise.race([isOver, this.#nextArrival().then(() => false)])
      if (hasLingered) break
    }
    const taken = this.#items
    this.#items = []
    return taken
  }

  async #nextArrival(): Promise<void> {
    await new Promise<void>((resolve) => (this.#wake = resolve))
  }
}
