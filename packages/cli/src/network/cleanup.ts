/** What has to be ended, in the order in which it was started. */
export interface Cleanup {
  add: (end: () => unknown) => void
  /** Ends everything, last first, and rejects with the first failure. Doing it twice is fine. */
  run: () => Promise<void>
}

async function endAll(ends: (() => unknown)[]): Promise<void> {
  const failures: unknown[] = []
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    try {
      await end()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

/** Collects what has to be ended, and ends it last first. */
export function createCleanup(): Cleanup {
  const ends: (() => unknown)[] = []
  let ended: Promise<void> | undefined
  return {
    add: (end) => void ends.push(end),
    run: () => (ended ??= endAll(ends)),
  }
}
