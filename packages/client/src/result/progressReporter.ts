import type { TaskStatus } from '@taskmesh/contracts'
import type { Decline } from '../errors/decline.ts'

/** How far a task is. */
export interface TaskProgress {
  status: TaskStatus
  /** How many providers have attempted it. */
  attemptCount: number
  /** Why providers do not take it, when they have said so while it is NEW. */
  declines?: readonly Decline[] | undefined
}

const PATH = ['NEW', 'ATTEMPTED', 'RESPONDED', 'FINALIZED'] as const satisfies readonly TaskStatus[]

/** The statuses that a task has passed from one to another, the last one included. */
function statusesBetween(previous: TaskStatus | undefined, status: TaskStatus): TaskStatus[] {
  const from = PATH.findIndex((entry) => entry === previous)
  const to = PATH.findIndex((entry) => entry === status)
  return to === -1 ? [status] : PATH.slice(from + 1, to + 1)
}

/**
 * Returns a function that calls a listener with each step of a task once and in order, also with
 * a step that happened between two reads: a task that is FINALIZED has been RESPONDED.
 */
export function progressReporter(
  listener: ((progress: TaskProgress) => void) | undefined,
): (progress: TaskProgress) => void {
  let last: TaskProgress | undefined
  return ({ status, attemptCount }) => {
    if (last?.status !== status) {
      for (const step of statusesBetween(last?.status, status))
        listener?.({ status: step, attemptCount })
    } else if (last.attemptCount !== attemptCount) {
      listener?.({ status, attemptCount })
    }
    last = { status, attemptCount }
  }
}
