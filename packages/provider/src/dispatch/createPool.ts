import PQueue from 'p-queue'

/** How many may rest at once for each that may run: they keep what they have loaded. */
const RESTING_PER_PLACE = 8
/** What rests for so long counts as away: it waits for something outside. */
const AWAY_MS = 1000
/** What rested goes on before those that have not begun. */
const BEGUN = 1_000_000

/** How one that waits is to be treated. */
export interface RestOptions {
  /** How many may rest at once, this one included, before one keeps its place. Default 8 for each place. */
  most?: number | undefined
  /** Of those that go on, the higher ones go first. Default 0. */
  priority?: number | undefined
  /** Whether it waits for its turn here, and so never counts as away. Default false. */
  isQueued?: boolean | undefined
}

/** Runs functions, a limited number at once; the others wait in the order in which they were added. */
export interface Pool {
  add(run: () => Promise<void>): void
  /**
   * To be called by a function that runs: waits for something, and lets another one run meanwhile,
   * unless very many rest already.
   */
  rest<Value>(wait: () => Promise<Value>, options?: RestOptions): Promise<Value>
  /** Drops those that have not begun. */
  clear(): void
  /** Resolves when nothing runs, rests or waits. */
  idle(): Promise<void>
  /** How many have begun. */
  readonly running: number
  readonly waiting: number
  /** How many have rested for a second or more, because something outside keeps them waiting. */
  readonly away: number
  /** How many more could begin at once. */
  readonly free: number
}

/**
 * Makes a pool. The functions given to it must not reject.
 *
 * @param onFree - is called when one that rests has made room for another.
 */
export function createPool(concurrency: number, onFree: () => void = () => {}): Pool {
  const queue = new PQueue({ concurrency })
  const waiting = new Set<AbortController>()
  let resting = 0
  let away = 0

  /** Counts one as away after a while. Returns what counts it as back. */
  function leaveLater(): () => void {
    let isAway = false
    const timer = setTimeout(() => {
      isAway = true
      away += 1
      onFree()
    }, AWAY_MS)
    return () => {
      clearTimeout(timer)
      if (isAway) away -= 1
    }
  }

  async function rest<Value>(
    wait: () => Promise<Value>,
    { most = concurrency * RESTING_PER_PLACE, priority = 0, isQueued = false }: RestOptions = {},
  ): Promise<Value> {
    if (resting >= most) return wait()
    const comeBack = isQueued ? undefined : leaveLater()
    resting += 1
    // What rests has begun and keeps its place in the queue, so there is one more for another.
    queue.concurrency += 1
    onFree()
    try {
      return await wait()
    } finally {
      comeBack?.()
      resting -= 1
      const leave = () => {
        queue.concurrency -= 1
      }
      await queue.add(leave, { priority: BEGUN + priority })
    }
  }

  return {
    add(run) {
      const dropped = new AbortController()
      waiting.add(dropped)
      const begin = () => {
        waiting.delete(dropped)
        return run()
      }
      queue.add(begin, { signal: dropped.signal }).catch(() => undefined)
    },
    rest,
    clear() {
      for (const dropped of waiting) dropped.abort()
      waiting.clear()
    },
    idle: () => queue.onIdle(),
    get running() {
      return queue.pending
    },
    get waiting() {
      return waiting.size
    },
    get away() {
      return away
    },
    get free() {
      return Math.max(0, queue.concurrency - queue.pending - queue.size)
    },
  }
}
