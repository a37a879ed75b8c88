interface Sizes {
  /** How many are shown at first. */
  first: number
  /** How many are shown at once when a person asks for all. */
  page: number
}

/**
 * The part of a long list that is shown: its first items, and on demand all of them, a page at a time,
 * so that no answer is too long for the page. Create it while a component is being set up.
 *
 * @example
 * ```ts
 * const pages = new Pages(() => labels, { first: 10, page: 100 })
 * pages.shown // the first ten
 * pages.open()
 * pages.shown // the first hundred
 * ```
 */
export class Pages<Item> {
  readonly #items: () => readonly Item[]
  readonly #sizes: () => Sizes
  #isOpen = $state(false)
  #wanted = $state(0)

  constructor(items: () => readonly Item[], sizes: Sizes | (() => Sizes)) {
    this.#items = items
    this.#sizes = typeof sizes === 'function' ? sizes : () => sizes
  }

  /** How many items there are. */
  get total(): number {
    return this.#items().length
  }

  /** How many are shown at once; a list that is hardly longer than its beginning is shown whole. */
  get size(): number {
    const { first, page } = this.#sizes()
    const whole = Math.min(Math.ceil(first * 1.5), page)
    if (this.total <= whole) return whole
    return this.#isOpen ? page : first
  }

  /** Whether a person asked for all. */
  get isOpen(): boolean {
    return this.#isOpen && this.total > this.#sizes().first
  }

  /** Whether something is not shown. */
  get isPart(): boolean {
    return this.total > this.size
  }

  /** Place of the first item that is shown. */
  get start(): number {
    if (!this.#isOpen) return 0
    const last = Math.floor(Math.max(this.total - 1, 0) / this.size) * this.size
    return Math.min(this.#wanted, last)
  }

  /** The place after the last item that is shown. */
  get end(): number {
    return Math.min(this.start + this.size, this.total)
  }

  get shown(): readonly Item[] {
    return this.#items().slice(this.start, this.end)
  }

  open(): void {
    this.#isOpen = true
  }

  close(): void {
    this.#isOpen = false
    this.#wanted = 0
  }

  /** Shows the page with an item. */
  show(index: number): void {
    if (index >= this.start && index < this.end) return
    this.open()
    this.#wanted = Math.floor(Math.max(index, 0) / this.size) * this.size
  }
}
