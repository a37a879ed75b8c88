const MOST_BEFORE_DONE = 0.96

/** How much of a model has loaded by now, from 0 to 0.96: an estimate never says that it is done. */
export function loadedShare(elapsedMs: number, estimatedMs: number): number {
  if (estimatedMs <= 0) return MOST_BEFORE_DONE
  return Math.min(Math.max(elapsedMs / estimatedMs, 0), MOST_BEFORE_DONE)
}
