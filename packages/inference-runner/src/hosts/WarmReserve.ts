import type { HostProcess } from './process/HostProcess.ts'

/** How long nothing has been started before a process is started in reserve, in milliseconds. */
export const QUIET_MS = 500

export interface WarmReserveOptions {
  start: () => HostProcess
  /** Whether a process in reserve would be of use. Asked when it is time to start one. */
  isNeeded: () => boolean
}

/**
 * One process that is started and has loaded the library of the engines before a model needs it. It
 * doesn't keep the program running, and a program that ends within half a second starts none.
 */
export class WarmReserve {
  readonly #options: WarmReserveOptions
  #timer: NodeJS.Timeout | undefined
  #spare: HostProcess | undefined
  #isClosed = false

  constructor(options: WarmReserveOptions) {
    this.#options = options
  }

  /** The number of the process in reserve; `undefined` while there is none. */
  get pid(): number | undefined {
    return this.#spare?.pid
  }

  /** Starts a process in reserve as soon as it has been quiet for a while, if it is needed then. */
  fill(): void {
    clearTimeout(this.#timer)
    if (this.#isClosed) return
    this.#timer = setTimeout(() => this.#start(), QUIET_MS)
    this.#timer.unref()
  }

  /** Takes the process in reserve; `undefined` when there is none. */
  take(): HostProcess | undefined {
    const spare = this.#spare
    this.#spare = undefined
    spare?.keepRunning(true)
    return spare
  }

  /** Ends the process in reserve, and starts none any more. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.#spare?.kill()
    this.#spare = undefined
  }

  #start(): void {
    if (this.#spare !== undefined || !this.#options.isNeeded()) return
    const spare = this.#options.start()
    this.#spare = spare
    spare.keepRunning(false)
    void spare.end.then(() => {
      if (this.#spare === spare) this.#spare = undefined
    })
    spare.ready.then(
      () => spare.send({ type: 'warm' }),
      () => {},
    )
  }
}
