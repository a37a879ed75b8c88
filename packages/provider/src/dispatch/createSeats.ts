import PQueue from 'p-queue'

/** Most tasks that may be attempted ahead for each that runs. */
const MOST_AHEAD = 8
/** How long a task that was attempted ahead may wait for those before it, in seconds: a block or two. */
const AHEAD_SECONDS = 2

/** Who asks for a seat or a model, and how urgently. */
export interface SeatOrder {
  /** The higher ones go first. */
  priority: number
  /** Ends the wait with its reason. */
  signal: AbortSignal
}

/**
 * Keeps few tasks attempted ahead of those that run, so that a better one that comes later does not wait
 * for many others, and no gas is paid for what has no time left when its turn comes.
 */
export interface Seats {
  /** Waits for a seat. Returns a function that leaves it. */
  take(order: SeatOrder): Promise<() => void>
  /** Runs a model when there is room for it. */
  runModel<Value>(order: SeatOrder, run: () => Promise<Value>): Promise<Value>
  /**
   * How many tasks to have where others could take them too: those with a seat and, when the model is known
   * to be quick, as many again that are prepared meanwhile. Of slow ones another worker would be done sooner.
   */
  readonly wanted: number
  /** Says how long a model takes, in seconds. */
  measure(seconds: number): void
}

/**
 * Makes the seats of a worker.
 *
 * @param concurrency - how many tasks run at once.
 * @param expectedSeconds - how long a model takes as long as nothing was measured.
 */
export function createSeats(concurrency: number, expectedSeconds: number): Seats {
  const aheadOf = (seconds: number) =>
    Math.min(MOST_AHEAD, Math.max(1, Math.floor(AHEAD_SECONDS / seconds)))
  const seatsFor = (seconds: number) => concurrency * (1 + aheadOf(seconds))
  let latest: number | undefined
  const models = new PQueue({ concurrency })
  const seats = new PQueue({ concurrency: seatsFor(expectedSeconds) })
  return {
    take: (order) =>
      new Promise((resolve, reject) => {
        const sit = () => new Promise<void>((leave) => resolve(leave))
        seats.add(sit, order).catch(reject)
      }),
    get wanted() {
      const seconds = latest ?? AHEAD_SECONDS
      return seatsFor(seconds) * (aheadOf(seconds) > 1 ? 2 : 1)
    },
    runModel: (order, run) => models.add(run, order),
    measure(seconds) {
      latest = seconds
      seats.concurrency = seatsFor(seconds)
    },
  }
}
