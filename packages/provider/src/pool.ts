/** How many may rest at once for each that may run: they keep what they have loaded. */
const RESTING_PER_PLACE = 8

/** Runs functions, so many at once; the others wait in the order in which they came. */
export interface Pool {
  add(run: () => Promise<void>): void
  /**
   * To be called by a function that runs: waits for something, and lets another one run meanwhile,
   * unless very many rest already.
   */
  rest<Value>(wait: () => Promise<Value>): Promise<Value>
  /** Drops those that have not begun. */
  clear(): void
  /** Resolves when nothing runs, rests or waits. */
  idle(): Promise<void>
  /** How many have begun. */
  readonly running: number
  readonly waiting: number
}

/** Makes a pool. The functions given to it must not reject. */
export function createPool(concurrency: number): Pool {
  const queue: (() => Promise<void>)[] = []
  const returning: (() => void)[] = []
  let running = 0
  let resting = 0
  let waiters: (() => void)[] = []

  function settle(): void {
    if (running + resting + returning.length + queue.length > 0) return
    for (const resolve of waiters) resolve()
    waiters = []
  }

  function leave(): void {
    running -= 1
    next()
  }

  function next(): void {
    if (running >= concurrency) return
    const goOn = returning.shift()
    const run = goOn === undefined ? queue.shift() : undefined
    if (goOn === undefined && run === undefined) return settle()
    running += 1
    goOn?.()
    void run?.().finally(leave)
    next()
  }

  async function rest<Value>(wait: () => Promise<Value>): Promise<Value> {
    if (resting >= concurrency * RESTING_PER_PLACE) return wait()
    resting += 1
    leave()
    try {
      return await wait()
    } finally {
      const back = new Promise<void>((resolve) => returning.push(resolve))
      resting -= 1
      next()
      await back
    }
  }

  return {
    add(run) {
      queue.push(run)
      next()
    },
    rest,
    clear() {
      queue.length = 0
      settle()
    },
    idle: () =>
      new Promise((resolve) => {
        waiters.push(resolve)
        settle()
      }),
    get running() {
      return running + resting + returning.length
    },
    get waiting() {
      return queue.length
    },
  }
}
