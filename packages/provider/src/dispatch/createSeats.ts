import PQueue from 'p-queue'

/** How many tasks may be attempted ahead for each that runs, when a model is done within a block or two. */
const AHEAD = 8
/** From this many seconds on, a task that was attempted ahead would wait long: one is enough. */
const SLOW_SECONDS = 2

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
  const isQuick = (seconds: number) => seconds < SLOW_SECONDS
  const seatsFor = (seconds: number) => concurrency * (1 + (isQuick(seconds) ? AHEAD : 1))
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
      if (latest === undefined) return seatsFor(SLOW_SECONDS)
      return seatsFor(latest) * (isQuick(latest) ? 2 : 1)
    },
    runModel: (order, run) => models.add(run, order),
    measure(seconds) {
      latest = seconds
      seats.concurrency = seatsFor(seconds)
    },
  }
}
