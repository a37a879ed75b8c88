/**
 * Keeps count of the memory of what is loaded, and says what to give up when there is too much of it:
 * what was used least recently.
 */
export class MemoryBudget<Model> {
  readonly #limitBytes: number
  /** From the one that was used least recently to the last one. */
  readonly #bytes = new Map<Model, number>()

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes
  }

  /** Notes that a model is used, and the memory that it takes, once that is known. */
  use(model: Model, bytes = this.#bytes.get(model) ?? 0): void {
    this.#bytes.delete(model)
    this.#bytes.set(model, bytes)
  }

  /** Notes that a model takes no memory any more. */
  remove(model: Model): void {
    this.#bytes.delete(model)
  }

  /** Bytes above the limit; 0 or less when there is room. */
  get excessBytes(): number {
    let sum = -this.#limitBytes
    for (const bytes of this.#bytes.values()) sum += bytes
    return sum
  }

  /**
   * Chooses models to give up, the least recently used ones first, until the others are within the
   * limit. The one that was used last always stays. Where that is not enough, because the others may not
   * be given up, it chooses all it can.
   */
  choose(mayGiveUp: (model: Model) => boolean): Model[] {
    const chosen: Model[] = []
    let excess = this.excessBytes
    for (const [model, bytes] of [...this.#bytes].slice(0, -1)) {
      if (excess <= 0) break
      if (bytes === 0 || !mayGiveUp(model)) continue
      chosen.push(model)
      excess -= bytes
    }
    return chosen
  }
}
