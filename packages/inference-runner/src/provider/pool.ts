/** Runs functions, so many at once; the others wait in the order in which they came. */
export interface Pool {
  add(run: () => Promise<void>): void
  /** Drops those that wait. */
  clear(): void
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>
  readonly running: number
  readonly waiting: number
}

/** Makes a pool. The functions given to it must not reject. */
export function createPool(concurrency: number): Pool {
  const queue: (() => Promise<void>)[] = []
  let running = 0
  let waiters: (() => void)[] = []

  function settle(): void {
    if (running > 0 || queue.length > 0) return
    for (const resolve of waiters) resolve()
    waiters = []
  }

  function next(): void {
    const run = running < concurrency ? queue.shift() : undefined
    if (run === undefined) return settle()
    running += 1
    void run().finally(() => {
      running -= 1
      next()
    })
    next()
  }

  return {
    add(run) {
      queue.push(run)
      next()
    },
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
      return running
    },
    get waiting() {
      return queue.length
    },
  }
}
