import { QueueFullError } from '../errors.ts'
import { FairQueue } from './FairQueue.ts'

/** Gives back what somebody holds, but for `keep` of it (default 0). What is given back stays so. */
export type Release = (keep?: number) => void

export interface FairSlotsOptions {
  /** What they are, for messages. */
  name: string
  /** How much there is. */
  capacity: number
  /** How much of it one client may have at once, if it is known who that is. Default: all. */
  perClient?: number | undefined
  /** How many may wait. Default: any number. */
  waiting?: number | undefined
}

/** What is asked for, and by whom. */
export interface SlotRequest {
  client: string | undefined
  /** Default 1. More than there is counts as all. */
  size?: number | undefined
  signal?: AbortSignal | undefined
}

interface Asking {
  client: string | undefined
  cost: number
  grant: () => void
}

const RETRY_SECONDS = 1

/**
 * Shares something of which there is so much, fairly: what is asked for waits its turn, a client that has
 * its share waits until it gave something back, and one that asks for much is not passed for ever by those
 * that ask for little.
 */
export class FairSlots {
  readonly #options: FairSlotsOptions
  readonly #asking = new FairQueue<Asking>()
  readonly #heldBy = new Map<string | undefined, number>()
  #held = 0

  constructor(options: FairSlotsOptions) {
    this.#options = options
  }

  /** How much is in use. */
  get held(): number {
    return this.#held
  }

  /** How many wait. */
  get waiting(): number {
    return this.#asking.size
  }

  /**
   * Waits for a part and returns the function that gives it back.
   *
   * @throws {@link QueueFullError} when too many wait; the signal's reason when it aborts meanwhile.
   */
  async acquire({ client, size = 1, signal }: SlotRequest): Promise<Release> {
    signal?.throwIfAborted()
    const { name, capacity, perClient = capacity, waiting = Infinity } = this.#options
    const most = client === undefined ? capacity : Math.min(capacity, perClient)
    const cost = Math.min(size, most)
    if (this.#asking.size >= waiting && !this.#mayHave(client, cost)) {
      throw new QueueFullError(name, this.#asking.size, RETRY_SECONDS)
    }
    await this.#ask(client, cost, signal)
    const release = this.#releaseOf(client, cost)
    if (!signal?.aborted) return release
    release()
    throw signal.reason
  }

  /** Waits for a part, works with it and gives it back. */
  async use<Result>(request: SlotRequest, work: () => Promise<Result>): Promise<Result> {
    const release = await this.acquire(request)
    try {
      return await work()
    } finally {
      release()
    }
  }

  #ask(client: string | undefined, cost: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const drop = () => {
        this.#asking.remove(asking)
        reject(signal?.reason)
        this.#grant()
      }
      const grant = () => {
        signal?.removeEventListener('abort', drop)
        resolve()
      }
      const asking = { client, cost, grant }
      signal?.addEventListener('abort', drop, { once: true })
      this.#asking.add(asking)
      this.#grant()
    })
  }

  #mayHave(client: string | undefined, cost: number): boolean {
    return this.#held + cost <= this.#options.capacity && this.#isWithinShare(client, cost)
  }

  #isWithinShare(client: string | undefined, cost: number): boolean {
    const { capacity, perClient = capacity } = this.#options
    return client === undefined || (this.#heldBy.get(client) ?? 0) + cost <= perClient
  }

  #grant(): void {
    for (;;) {
      const next = this.#nextWithinShare()
      if (next === undefined || this.#held + next.cost > this.#options.capacity) return
      this.#asking.take(next)
      this.#hold(next.client, next.cost)
      next.grant()
    }
  }

  #nextWithinShare(): Asking | undefined {
    return this.#asking.heads().find(({ client, cost }) => this.#isWithinShare(client, cost))
  }

  #hold(client: string | undefined, change: number): void {
    this.#held += change
    const held = (this.#heldBy.get(client) ?? 0) + change
    if (held === 0) this.#heldBy.delete(client)
    else this.#heldBy.set(client, held)
  }

  #releaseOf(client: string | undefined, cost: number): Release {
    let held = cost
    return (keep = 0) => {
      const back = held - keep
      if (back <= 0) return
      held = keep
      this.#hold(client, -back)
      this.#grant()
    }
  }
}
