/**
 * A component that is loaded when it is first to be shown, so that a page with one widget loads no
 * more than that widget needs. A program that imports it anyway provides it, and nothing is waited for.
 *
 * @example
 * ```ts
 * const HISTORY = new LazyPart(() => import('./History.svelte'))
 * HISTORY.current // undefined, and the component when it is there
 * ```
 */
export class LazyPart<Part> {
  readonly #load: () => Promise<{ default: Part }>
  #part: Part | undefined = $state.raw()
  #hasFailed = $state(false)
  #loading: Promise<void> | undefined

  constructor(load: () => Promise<{ default: Part }>) {
    this.#load = load
  }

  /** The component; `undefined` until it is there. Whoever looks in a browser makes it come. */
  get current(): Part | undefined {
    if (this.#part === undefined && this.#loading === undefined && typeof document === 'object')
      this.#loading = this.#ask()
    return this.#part
  }

  /** Whether it is there, without asking for it. */
  get isThere(): boolean {
    return this.#part !== undefined
  }

  /** Whether it could not be loaded, as when there is no network. */
  get hasFailed(): boolean {
    return this.#hasFailed
  }

  /** Brings it along. */
  provide(part: Part): void {
    this.#part = part
  }

  /** Loads it before it is shown, on a server too; of two that come at once, the first stays. Rejects when it cannot be loaded. */
  async load(): Promise<void> {
    if (this.#part !== undefined) return
    const { default: part } = await this.#load()
    this.#part ??= part
  }

  /** Tries again to load what could not be loaded. */
  retry(): void {
    this.#loading = this.#ask()
  }

  async #ask(): Promise<void> {
    try {
      await this.load()
      this.#hasFailed = false
    } catch {
      this.#hasFailed = true
    }
  }
}
