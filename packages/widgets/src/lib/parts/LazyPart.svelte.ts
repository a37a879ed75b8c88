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
  #isAsked = false

  constructor(load: () => Promise<{ default: Part }>) {
    this.#load = load
  }

  /** The component; `undefined` until it is there. Whoever looks makes it come. */
  get current(): Part | undefined {
    if (this.#part === undefined && !this.#isAsked && typeof document === 'object') {
      this.#isAsked = true
      void this.#ask()
    }
    return this.#part
  }

  /** Whether it could not be loaded, as when there is no network. */
  get hasFailed(): boolean {
    return this.#hasFailed
  }

  /** Brings it along. */
  provide(part: Part): void {
    this.#part = part
  }

  async #ask(): Promise<void> {
    try {
      this.#part = (await this.#load()).default
    } catch {
      this.#hasFailed = true
    }
  }
}
