/**
 * Counts the transactions that are sent and not known to be mined, so that they never need more
 * than one block holds. A node keeps few transactions of one account, and some development nodes
 * mine only when something new arrives: what the last block leaves out would wait for ever.
 */
export class SendWindow {
  readonly #blockGas: bigint
  #inFlight = 0n
  #count = 0

  /** @param blockGas - how much gas a block holds. */
  constructor(blockGas: bigint) {
    this.#blockGas = blockGas
  }

  /** How many are in flight. */
  get size(): number {
    return this.#count
  }

  /** Whether one more fits. A single one always does: the chain decides about it. */
  fits(gas: bigint): boolean {
    return this.#count === 0 || this.#inFlight + gas <= this.#blockGas
  }

  enter(gas: bigint): void {
    this.#inFlight += gas
    this.#count += 1
  }

  leave(gas: bigint): void {
    this.#inFlight -= gas
    this.#count -= 1
  }
}
