import type { TaskEstimate } from './estimateTask.ts'

/** A task that waits for its turn. Times are seconds of one clock, whichever. */
export interface Candidate {
  estimate: Pick<TaskEstimate, 'profit' | 'expectedSeconds' | 'longestSeconds'>
  /** When it has to be answered, the safety margin left out already. */
  deadline: number
}

/** How much more a task counts that has no time to lose: half as much pay is enough then. */
const URGENCY = 1
/** A task is urgent when it has less time to spare than so many of its runs take. */
const URGENT_RUNS = 10

/** What a task brings for each second of the model, in wei. */
export function payRate({ estimate: { profit, expectedSeconds } }: Candidate): number {
  return Number(profit) / expectedSeconds
}

/** Whether a task can be answered in time when it begins now. */
export function isFeasible({ estimate, deadline }: Candidate, now: number): boolean {
  return now + estimate.longestSeconds <= deadline
}

/**
 * How much a task should be the next: what it brings for each second (Smith's rule, which earns most
 * from one machine), up to twice of that the less time it has to spare. So nearly equal pay is decided
 * by expiry, and no cheap task goes before one that pays more than twice as much.
 */
export function urgencyOf(candidate: Candidate, now: number): number {
  const { estimate, deadline } = candidate
  const rate = payRate(candidate)
  const spare = Math.max(0, deadline - now - estimate.longestSeconds)
  const factor = 1 + URGENCY / (1 + spare / (URGENT_RUNS * estimate.expectedSeconds))
  return rate > 0 ? rate * factor : rate / factor
}

/**
 * Chooses the next of the tasks that wait, and drops those that cannot be done in time any more.
 *
 * @param now - in the seconds of the `deadline`s.
 * @returns the next, and the ones for which it is too late.
 *
 * @example
 * ```ts
 * const { next, late } = chooseNext(waiting, Date.now() / 1000)
 * ```
 */
export function chooseNext<Task extends Candidate>(
  waiting: Iterable<Task>,
  now: number,
): { next: Task | undefined; late: Task[] } {
  const late: Task[] = []
  let next: Task | undefined
  let best = Number.NEGATIVE_INFINITY
  for (const candidate of waiting) {
    if (!isFeasible(candidate, now)) late.push(candidate)
    else {
      const urgency = urgencyOf(candidate, now)
      if (next !== undefined && urgency <= best) continue
      next = candidate
      best = urgency
    }
  }
  return { next, late }
}

/** Steps of the priority for each doubling of the pay. */
const STEPS = 16

/**
 * How much a task should be the next, as a whole number for queues that order by one: 16 more for each
 * doubling of {@link urgencyOf}. 0 for a task that brings nothing.
 *
 * @example
 * ```ts
 * const priority = jobPriority(candidate, Date.now() / 1000)
 * ```
 */
export function jobPriority(candidate: Candidate, now: number): number {
  const urgency = urgencyOf(candidate, now)
  return urgency <= 1 ? 0 : Math.round(Math.log2(urgency) * STEPS)
}
