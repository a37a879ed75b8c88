import { TaskmeshError } from '@taskmesh/errors'

const PAUSE_MS = 2000
const LONGEST_PAUSE_MS = 60_000

interface Options<Value> {
  /** Reads the value; gets the one that was read before. */
  read: (before: Value | undefined) => Promise<Value>
  /** Milliseconds between two reads. Default 2000. */
  pauseMs?: number
}

/**
 * A value that is read again and again while somebody looks. Failures keep the last value, say what
 * is wrong, and double the pause up to a minute.
 */
export class LiveRead<Value> {
  value: Value | undefined = $state.raw()
  /** Why the last read failed, in words. */
  failure: string | undefined = $state.raw()
  readonly #options: Options<Value>
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  /** Counts the starts: a read that belongs to an earlier one is dropped. */
  #turn = 0

  constructor(options: Options<Value>) {
    this.#options = options
  }

  /** Starts reading; returns what stops it. Hidden pages wait until they are looked at again. */
  start(): () => void {
    this.#turn += 1
    const turn = this.#turn
    const look = () => {
      if (document.visibilityState === 'visible') void this.#read(turn)
    }
    document.addEventListener('visibilitychange', look)
    look()
    return () => {
      document.removeEventListener('visibilitychange', look)
      this.#turn += 1
      clearTimeout(this.#timer)
    }
  }

  /** Reads now. */
  refresh(): Promise<void> {
    return this.#read(this.#turn)
  }

  async #read(turn: number): Promise<void> {
    clearTimeout(this.#timer)
    try {
      const value = await this.#options.read(this.value)
      if (turn !== this.#turn) return
      this.value = value
      this.failure = undefined
      this.#failures = 0
    } catch (error) {
      if (turn !== this.#turn) return
      this.failure = error instanceof TaskmeshError ? error.shortMessage : String(error)
      this.#failures += 1
    }
    const { pauseMs = PAUSE_MS } = this.#options
    const pause = Math.min(pauseMs * 2 ** this.#failures, LONGEST_PAUSE_MS)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      if (document.visibilityState === 'visible') void this.#read(turn)
    }, pause)
  }
}
