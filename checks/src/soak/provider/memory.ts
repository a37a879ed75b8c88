/** Two minutes of them: a process that has lived for less still grows, as its caches fill. */
const LEAST_SAMPLES = 60
/** A process grows until its caches are warm. */
const WARM_SHARE = 0.1
const FACTOR = 1.25
const SLACK_BYTES = 8 * 2 ** 20

/** Memory of a process over its life, in bytes. */
export interface Growth {
  /** Median of the first third, without the first tenth of all. */
  first: number
  /** Median of the last third. */
  last: number
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** Compares the end of a process's life with its beginning; `undefined` when it was too short. */
export function growthOf(samples: readonly number[]): Growth | undefined {
  if (samples.length < LEAST_SAMPLES) return undefined
  const third = Math.floor(samples.length / 3)
  const warm = samples.slice(Math.floor(samples.length * WARM_SHARE), third)
  return { first: median(warm), last: median(samples.slice(-third)) }
}

/** Whether a process holds on to memory, in words. */
export function growthProblems(name: string, growth: Growth | undefined): string[] {
  if (growth === undefined || growth.last <= growth.first * FACTOR + SLACK_BYTES) return []
  const [first, last] = [growth.first, growth.last].map((bytes) => Math.round(bytes / 2 ** 20))
  return [`${name} grew from ${first} to ${last} MiB`]
}
