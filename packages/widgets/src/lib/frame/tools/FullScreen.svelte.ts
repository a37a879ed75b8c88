/** Whether an element fills the screen. Escape ends it. */
export class FullScreen {
  readonly #element: () => HTMLElement
  #isOn = $state(false)
  #isPossible = $state(false)

  constructor(element: () => HTMLElement) {
    this.#element = element
    $effect(() => {
      this.#isPossible = document.fullscreenEnabled
      const follow = () => {
        const root = element().getRootNode()
        const shown =
          root instanceof ShadowRoot ? root.fullscreenElement : document.fullscreenElement
        this.#isOn = shown === element()
      }
      // Where the host of the page leaves the key to it, as some that embed a browser do.
      const leave = ({ key, defaultPrevented }: KeyboardEvent) => {
        if (key === 'Escape' && !defaultPrevented && this.#isOn) void this.toggle()
      }
      document.addEventListener('fullscreenchange', follow)
      document.addEventListener('keydown', leave)
      return () => {
        document.removeEventListener('fullscreenchange', follow)
        document.removeEventListener('keydown', leave)
      }
    })
  }

  get isOn(): boolean {
    return this.#isOn
  }

  /** Whether the page allows it: a frame inside of another page needs leave of that page. */
  get isPossible(): boolean {
    return this.#isPossible
  }

  async toggle(): Promise<void> {
    try {
      await (this.#isOn ? document.exitFullscreen() : this.#element().requestFullscreen())
    } catch {
      // The browser did not allow it, or it ended meanwhile.
    }
  }
}
