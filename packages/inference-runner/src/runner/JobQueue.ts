import { QueueFullError } from '../errors.ts'

const LONGEST_RETRY_SECONDS = 60

export interface JobQueueOptions {
  /** What waits, for messages. */
  name: string
  /** How many jobs run at once. */
  concurrency: number
  /** How many more jobs may wait. */
  size: number
}

/**
 * Bounds the work for one model: some jobs run, some more wait in order, the rest is refused.
 *
 * A job is admitted before its media is fetched, so that also what is being prepared is bounded.
 */
export class JobQueue {
  readonly #options: JobQueueOptions
  readonly #waiting: (() => void)[] = []
  #admitted = 0
  #running = 0
  #usualMs = 1000

  constructor(options: JobQueueOptions) {
    this.#options = options
  }

  /** @throws {@link QueueFullError} when no more work is accepted now. */
  assertRoom(): void {
    const { name, concurrency, size } = this.#options
    if (this.#admitted < concurrency + size) return
    const seconds = Math.ceil((this.#admitted * this.#usualMs) / concurrency / 1000)
    const retryAfter = Math.min(Math.max(seconds, 1), LONGEST_RETRY_SECONDS)
    throw new QueueFullError(name, this.#admitted, retryAfter)
  }

  /** Counts a job as there while `work` goes on. Refuses at once when there is no room. */
  async admit<Result>(work: () => Promise<Result>): Promise<Result> {
    this.assertRoom()
    this.#admitted += 1
    try {
      return await work()
    } finally {
      this.#admitted -= 1
    }
  }

  /** Runs a job when it is its turn. A job whose signal aborts while it waits is dropped. */
  async run<Result>(signal: AbortSignal, job: () => Promise<Result>): Promise<Result> {
    await this.#turn(signal)
    const start = performance.now()
    try {
      return await job()
    } finally {
      this.#usualMs = this.#usualMs * 0.8 + (performance.now() - start) * 0.2
      this.#running -= 1
      this.#waiting.shift()?.()
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (this.#running < this.#options.concurrency) {
      this.#running += 1
      return
    }
    await new Promise<void>((resolve, reject) => {
      const start = () => {
        signal.removeEventListener('abort', drop)
        this.#running += 1
        resolve()
      }
      const drop = () => {
        this.#waiting.splice(this.#waiting.indexOf(start), 1)
        reject(signal.reason)
      }
      this.#waiting.push(start)
      signal.addEventListener('abort', drop, { once: true })
    })
  }
}
