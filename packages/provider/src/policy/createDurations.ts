import type { MeasuredSeconds } from './offer.ts'

/** How many runs of a model are kept: the latest. */
const KEEP = 200

/** The value below which a part of sorted values lies (nearest rank). */
function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0
}

/**
 * Says how long runs take.
 *
 * @param seconds - of each run, in any order.
 * @returns `undefined` when there is none.
 *
 * @example
 * ```ts
 * summarizeSeconds([1, 2, 3]) // { p50: 2, p95: 3, count: 3 }
 * ```
 */
export function summarizeSeconds(seconds: readonly number[]): MeasuredSeconds | undefined {
  if (seconds.length === 0) return undefined
  const sorted = seconds.toSorted((a, b) => a - b)
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), count: sorted.length }
}

/** How long the models take that ran. */
export interface Durations {
  add(model: string, seconds: number): void
  of(model: string): MeasuredSeconds | undefined
}

/**
 * Makes a memory of how long models take: the latest 200 runs of each.
 *
 * @param known - runs of earlier processes by their model, the oldest first.
 *
 * @example
 * ```ts
 * const durations = createDurations()
 * durations.add('acme/en-fr', 1.5)
 * durations.of('acme/en-fr')?.p95 // 1.5
 * ```
 */
export function createDurations(known: Iterable<readonly [string, number]> = []): Durations {
  const runs = new Map<string, number[]>()
  const add = (model: string, seconds: number) => {
    runs.set(model, [...(runs.get(model) ?? []), seconds].slice(-KEEP))
  }
  for (const [model, seconds] of known) add(model, seconds)
  return { add, of: (model) => summarizeSeconds(runs.get(model) ?? []) }
}
