import type { StartedProcess } from './startHostProcess.ts'
import type { Command } from './messages.ts'

/** How long nothing has been started before a process is started in reserve, in milliseconds. */
const QUIET_MS = 500

export interface WarmReserveOptions {
  start: () => StartedProcess
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
  #spare: StartedProcess | undefined
  #isClosed = false

  constructor(options: WarmReserveOptions) {
    this.#options = options
  }

  /** The number of the process in reserve; `undefined` while there is none. */
  get pid(): number | undefined {
    return this.#spare?.child.pid
  }

  /** Starts a process in reserve as soon as it has been quiet for a while, if it is needed then. */
  fill(): void {
    clearTimeout(this.#timer)
    if (this.#isClosed) return
    this.#timer = setTimeout(() => this.#start(), QUIET_MS)
    this.#timer.unref()
  }

  /** Takes the process in reserve; `undefined` when there is none. */
  take(): StartedProcess | undefined {
    const spare = this.#spare
    this.#spare = undefined
    spare?.keepRunning(true)
    return spare
  }

  /** Ends the process in reserve, and starts none any more. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.#spare?.child.kill('SIGKILL')
    this.#spare = undefined
  }

  #start(): void {
    if (this.#spare !== undefined || !this.#options.isNeeded()) return
    const spare = this.#options.start()
    this.#spare = spare
    spare.keepRunning(false)
    spare.onEnd(() => {
      if (this.#spare === spare) this.#spare = undefined
    })
    const warm: Command = { type: 'warm' }
    spare.ready.then(
      () => spare.child.connected && spare.child.send(warm, () => {}),
      () => {},
    )
  }
}
