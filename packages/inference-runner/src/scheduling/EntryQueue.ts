import { QueueFullError } from '../errors.ts'
import type { Entry } from './entry.ts'

const LONGEST_RETRY_SECONDS = 60

export interface EntryQueueOptions<Answer> {
  /** What the entries wait for, for messages. */
  name: string
  /** How many entries run at once. */
  concurrency: number
  /** How many more entries may wait. */
  size: number
  /** Runs an entry when it is its turn. */
  execute: (entry: Entry) => Promise<Answer>
}

interface Waiting<Answer> {
  entry: Entry
  resolve: (answer: Promise<Answer>) => void
  stopWaiting: () => void
}

/**
 * Bounds the work for one model: some entries run, some more wait in order, the rest is refused.
 *
 * A place is reserved before the media of a call is fetched, so that also what is being prepared is
 * bounded.
 */
export class EntryQueue<Answer> {
  readonly #options: EntryQueueOptions<Answer>
  readonly #waiting: Waiting<Answer>[] = []
  #reserved = 0
  #running = 0
  #usualMs = 1000

  constructor(options: EntryQueueOptions<Answer>) {
    this.#options = options
  }

  /** Whether nothing runs, waits or is prepared. */
  get isEmpty(): boolean {
    return this.#reserved === 0 && this.#running === 0
  }

  /** @throws {@link QueueFullError} when no more work is accepted now. */
  assertRoom(): void {
    const { name, concurrency, size } = this.#options
    if (this.#reserved < concurrency + size) return
    const seconds = Math.ceil((this.#reserved * this.#usualMs) / concurrency / 1000)
    const retryAfter = Math.min(Math.max(seconds, 1), LONGEST_RETRY_SECONDS)
    throw new QueueFullError(name, this.#reserved, retryAfter)
  }

  /**
   * Reserves a place for a call, from before it is prepared until it is over.
   *
   * @returns a function that releases the place.
   * @throws {@link QueueFullError} when there is none.
   */
  reserve(): () => void {
    this.assertRoom()
    this.#reserved += 1
    return () => void (this.#reserved -= 1)
  }

  /**
   * Runs an entry when it is its turn. One whose signal aborts while it waits is dropped, and this
   * rejects with the signal's reason.
   */
  async run(entry: Entry): Promise<Answer> {
    entry.signal.throwIfAborted()
    if (this.#running < this.#options.concurrency) return this.#start(entry)
    return this.#wait(entry)
  }

  #wait(entry: Entry): Promise<Answer> {
    const { signal } = entry
    return new Promise<Answer>((resolve, reject) => {
      const drop = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
        reject(signal.reason)
      }
      const stopWaiting = () => signal.removeEventListener('abort', drop)
      const waiting = { entry, resolve, stopWaiting }
      this.#waiting.push(waiting)
      signal.addEventListener('abort', drop, { once: true })
    })
  }

  async #start(entry: Entry): Promise<Answer> {
    this.#running += 1
    const start = performance.now()
    try {
      return await this.#options.execute(entry)
    } finally {
      this.#usualMs = this.#usualMs * 0.8 + (performance.now() - start) * 0.2
      this.#running -= 1
      this.#startNext()
    }
  }

  #startNext(): void {
    const next = this.#waiting.shift()
    if (next === undefined) return
    next.stopWaiting()
    next.resolve(this.#start(next.entry))
  }
}
