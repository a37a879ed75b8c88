import type { VenueProgress } from '../venue.ts'

const TICK_MS = 1000
/** What is left then is not worth a word. */
const SOON_MS = 50
/** Nobody is asked again sooner than this, whatever it says. */
const LEAST_WAIT_MS = 500

interface PatienceOptions {
  /** Milliseconds that all waits together may take. */
  maxWaitMs: number
  signal?: AbortSignal | undefined
  onProgress?: ((progress: VenueProgress) => void) | undefined
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort)
      resolve()
    }, ms)
    signal?.addEventListener('abort', abort, { once: true })
  })
}

/** Waits until a server that is busy may be asked again, says so every second, and gives up in time. */
export class Patience {
  readonly #options: PatienceOptions
  #leftMs: number

  constructor(options: PatienceOptions) {
    this.#options = options
    this.#leftMs = options.maxWaitMs
  }

  /** Whether so many seconds are still to be waited. */
  has(seconds: number): boolean {
    return Math.max(seconds * 1000, LEAST_WAIT_MS) <= this.#leftMs
  }

  /**
   * Waits, and counts down.
   *
   * @param reason - why, as a sentence.
   * @throws the signal's reason when it aborts.
   */
  async wait(
    seconds: number,
    { reason, status }: { reason: string; status: VenueProgress['status'] },
  ) {
    const { signal, onProgress } = this.#options
    const ms = Math.max(seconds * 1000, LEAST_WAIT_MS)
    this.#leftMs -= ms
    const end = performance.now() + ms
    signal?.throwIfAborted()
    for (;;) {
      const left = end - performance.now()
      if (left <= 0) return
      // A timer is some milliseconds early or late.
      const shown = Math.max(1, Math.round(left / 1000))
      const message = `${reason} Asked again in ${shown} s`
      if (left > SOON_MS) onProgress?.({ status, message, estimatedMs: Math.round(left) })
      await pause(Math.min(left, TICK_MS), signal)
    }
  }
}
