/** What has to be ended, in the order in which it was started. */
export interface Cleanup {
  add: (end: () => unknown) => void
  /** Ends everything, last first. */
  run: () => Promise<void>
}

/** Collects what has to be ended, and ends it last first. */
export function createCleanup(): Cleanup {
  const ends: (() => unknown)[] = []
  return {
    add: (end) => void ends.push(end),
    run: async () => {
      for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end()
    },
  }
}
