import { QueueFullError } from '../errors.ts'
import { chooseBatch, type BatchLimits } from './chooseBatch.ts'
import type { Entry } from './entry.ts'
import { FairQueue } from './FairQueue.ts'

const LONGEST_RETRY_SECONDS = 60
/** What an entry is thought to take before one has run, in milliseconds. */
const FIRST_GUESS_MS = 1000
/** How much the last run counts in the mean. */
const WEIGHT = 0.2

export interface EntryQueueOptions<Answer> {
  /** What the entries wait for, for messages. */
  name: string
  /** How many entries, or batches of them, run at once. */
  concurrency: number
  /** How many more entries may wait. */
  size: number
  /** How much may run as one with an entry; `undefined` when it runs alone. */
  batches?: ((first: Entry) => BatchLimits | undefined) | undefined
  /** Runs entries together when it is their turn: a promise for each, in their order. */
  execute: (entries: readonly [Entry, ...Entry[]]) => Promise<Answer>[]
}

interface Waiting<Answer> {
  entry: Entry
  client: string | undefined
  cost: number
  resolve: (answer: Promise<Answer>) => void
  reject: (reason: unknown) => void
  stopWaiting: () => void
  /** Its place when that was last told. */
  place: number
}

/**
 * Bounds the work for one model: some entries run, some more wait, the rest is refused. Whose turn it is
 * is fair between clients, by what their entries cost. What may run together does.
 *
 * When it is full, a client that has fewer places than the one that has most gets the place of the
 * latter's last entry, which is refused: who calls without measure keeps nobody out.
 */
export class EntryQueue<Answer> {
  readonly #options: EntryQueueOptions<Answer>
  readonly #waiting = new FairQueue<Waiting<Answer>>()
  readonly #placesOf = new Map<string | undefined, number>()
  #reserved = 0
  #watched = 0
  #running = 0
  #runningEntries = 0
  #usualMs = FIRST_GUESS_MS

  constructor(options: EntryQueueOptions<Answer>) {
    this.#options = options
  }

  /** Whether nothing runs, waits or is prepared. */
  get isEmpty(): boolean {
    return this.#reserved === 0 && this.#running === 0
  }

  /** How many entries wait for their turn. */
  get waiting(): number {
    return this.#waiting.size
  }

  /** How many entries run. */
  get running(): number {
    return this.#runningEntries
  }

  /** @throws {@link QueueFullError} when no more work of a client is accepted now. */
  assertRoom(client?: string): void {
    if (this.#isFull && this.#displacedBy(client) === undefined) throw this.#refusal()
  }

  /**
   * Reserves a place for a call, from before it is prepared until it is over.
   *
   * @returns a function that releases the place.
   * @throws {@link QueueFullError} when there is none.
   */
  reserve(client?: string): () => void {
    if (this.#isFull) {
      const displaced = this.#displacedBy(client)
      if (displaced === undefined) throw this.#refusal()
      this.#drop(displaced, this.#refusal())
    }
    this.#count(client, 1)
    let isHeld = true
    return () => {
      if (isHeld) this.#count(client, -1)
      isHeld = false
    }
  }

  /**
   * Runs an entry when it is its turn. One whose signal aborts while it waits is dropped, and this
   * rejects with the signal's reason.
   */
  async run(entry: Entry): Promise<Answer> {
    entry.signal.throwIfAborted()
    const { signal, client, cost } = entry
    return new Promise<Answer>((resolve, reject) => {
      const drop = () => this.#drop(waiting, signal.reason)
      const watched = entry.onStage === undefined ? 0 : 1
      this.#watched += watched
      const stopWaiting = () => {
        this.#watched -= watched
        signal.removeEventListener('abort', drop)
      }
      const waiting = { entry, client, cost, resolve, reject, stopWaiting, place: 0 }
      signal.addEventListener('abort', drop, { once: true })
      this.#waiting.add(waiting)
      this.#startNext()
      this.#tellPlaces()
    })
  }

  get #isFull(): boolean {
    const { concurrency, size } = this.#options
    return this.#reserved >= concurrency + size
  }

  #refusal(): QueueFullError {
    const { name } = this.#options
    const seconds = Math.ceil((this.#reserved * this.#usualMs) / 1000)
    const retryAfter = Math.min(Math.max(seconds, 1), LONGEST_RETRY_SECONDS)
    return new QueueFullError(name, this.#reserved, retryAfter)
  }

  /** What has to go so that a client gets a place. */
  #displacedBy(client: string | undefined): Waiting<Answer> | undefined {
    const last = this.#waiting.lastOfMost
    if (last === undefined || client === undefined || last.client === client) return undefined
    const placesOf = (name: string | undefined) => this.#placesOf.get(name) ?? 0
    return placesOf(client) + 1 < placesOf(last.client) ? last : undefined
  }

  #count(client: string | undefined, change: 1 | -1): void {
    this.#reserved += change
    const places = (this.#placesOf.get(client) ?? 0) + change
    if (places === 0) this.#placesOf.delete(client)
    else this.#placesOf.set(client, places)
  }

  #drop(waiting: Waiting<Answer>, reason: unknown): void {
    if (!this.#waiting.remove(waiting)) return
    waiting.stopWaiting()
    waiting.reject(reason)
    this.#tellPlaces()
  }

  /** Tells those who want to know it which place they have now. */
  #tellPlaces(): void {
    if (this.#watched === 0) return
    for (const [index, waiting] of this.#waiting.expectedOrder().entries()) {
      const place = index + 1
      if (waiting.place === place) continue
      waiting.place = place
      waiting.entry.onStage?.({ state: 'queued', place })
    }
  }

  #startNext(): void {
    while (this.#running < this.#options.concurrency) {
      const [first] = this.#waiting.heads()
      if (first === undefined) return
      this.#start(this.#batchOf(first))
    }
  }

  #batchOf(first: Waiting<Answer>): Waiting<Answer>[] {
    const limits = this.#options.batches?.(first.entry)
    if (limits === undefined) return [first]
    const inTurn = this.#waiting.inTurn()
    const byEntry = new Map(inTurn.map((waiting) => [waiting.entry, waiting]))
    const entries = chooseBatch(first.entry, [...byEntry.keys()], limits)
    return entries.flatMap((entry) => byEntry.get(entry) ?? [])
  }

  #start(batch: readonly Waiting<Answer>[]): void {
    const [first, ...others] = batch.map(({ entry }) => entry)
    if (first === undefined) return
    for (const waiting of batch) {
      this.#waiting.take(waiting)
      waiting.stopWaiting()
    }
    this.#running += 1
    this.#runningEntries += batch.length
    const start = performance.now()
    const answers = this.#options.execute([first, ...others])
    for (const [at, { resolve, reject }] of batch.entries()) {
      const answer = answers[at]
      if (answer === undefined) reject(new RangeError('an entry was not run'))
      else resolve(answer)
    }
    void Promise.allSettled(answers).then(() => {
      this.#noteRun(performance.now() - start, batch.length)
      this.#running -= 1
      this.#runningEntries -= batch.length
      this.#startNext()
      this.#tellPlaces()
    })
  }

  /** The time in which the queue gets one entry shorter. */
  #noteRun(ms: number, entries: number): void {
    const each = ms / entries / this.#options.concurrency
    this.#usualMs += WEIGHT * (each - this.#usualMs)
  }
}
