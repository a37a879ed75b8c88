const STEP_MS = 100

/** Milliseconds since a start, as reactive state. */
export class Stopwatch {
  #elapsedMs = $state(0)
  #timer: ReturnType<typeof setInterval> | undefined

  get elapsedMs(): number {
    return this.#elapsedMs
  }

  start(): void {
    this.stop()
    const startedAt = performance.now()
    this.#elapsedMs = 0
    this.#timer = setInterval(() => (this.#elapsedMs = performance.now() - startedAt), STEP_MS)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }
}
