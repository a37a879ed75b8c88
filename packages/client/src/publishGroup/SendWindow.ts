/** How many blocks' worth may be in flight, as long as more is to come. */
const BLOCKS = 2n
/** How many come last: they wait until what is in flight fits into one block. */
const LAST = 2

/**
 * Counts the transactions that are sent and not known to be mined, by their gas, and keeps them
 * within two blocks: nodes keep few transactions of one account. The last ones have to fit into
 * one: some development nodes mine only when something new arrives, and what the last block left
 * out would wait for ever.
 */
export class SendWindow {
  readonly #blockGas: bigint
  #gas = 0n
  #count = 0

  /** @param blockGas - how much gas a block holds. */
  constructor(blockGas: bigint) {
    this.#blockGas = blockGas
  }

  /** How many are in flight. */
  get size(): number {
    return this.#count
  }

  /**
   * Whether one more fits. A single one always does: the chain decides about it.
   *
   * @param left - how many are to be sent after it.
   */
  fits(gas: bigint, left: number): boolean {
    const room = left < LAST ? this.#blockGas : this.#blockGas * BLOCKS
    return this.#count === 0 || this.#gas + gas <= room
  }

  enter(gas: bigint): void {
    this.#gas += gas
    this.#count += 1
  }

  leave(gas: bigint): void {
    this.#gas -= gas
    this.#count -= 1
  }
}
