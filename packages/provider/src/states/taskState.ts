/**
 * How far a provider is with a task.
 *
 * - `SEEN`: found on the chain.
 * - `VALIDATED`: the payload is good and the terms are acceptable. Nothing was spent.
 * - `ATTEMPT_SENT`: about to attempt, or attempting; the chain knows which.
 * - `ATTEMPTED`: the chain has the attempt.
 * - `RUNNING`: the model runs.
 * - `COMPUTED`: the result is in storage.
 * - `SUBMIT_SENT`: about to submit, or submitting; the chain knows which.
 * - `SUBMITTED`: the chain has the response.
 * - `PAID`: the response was taken.
 * - `LOST`: another response was taken, or the client canceled.
 * - `REJECTED`: not taken on, no gas spent.
 * - `FAILED`: attempted, and there will be no response.
 * - `EXPIRED`: the time was up.
 */
export const TASK_STATES = [
  'SEEN',
  'VALIDATED',
  'ATTEMPT_SENT',
  'ATTEMPTED',
  'RUNNING',
  'COMPUTED',
  'SUBMIT_SENT',
  'SUBMITTED',
  'PAID',
  'LOST',
  'REJECTED',
  'FAILED',
  'EXPIRED',
] as const

/** How far a provider is with a task: one of {@link TASK_STATES}. */
export type TaskState = (typeof TASK_STATES)[number]

/**
 * Where a task may go from each state. `SUBMITTED` is reachable from every open state, because
 * after a crash the chain may hold a response that this process does not remember. Nothing goes back.
 */
export const TRANSITIONS: Record<TaskState, readonly TaskState[]> = {
  SEEN: ['VALIDATED', 'ATTEMPTED', 'SUBMITTED', 'REJECTED', 'LOST', 'EXPIRED'],
  VALIDATED: ['ATTEMPT_SENT', 'ATTEMPTED', 'SUBMITTED', 'REJECTED', 'LOST', 'EXPIRED'],
  ATTEMPT_SENT: ['ATTEMPTED', 'SUBMITTED', 'REJECTED', 'LOST', 'EXPIRED'],
  ATTEMPTED: ['RUNNING', 'SUBMITTED', 'FAILED', 'LOST', 'EXPIRED'],
  RUNNING: ['COMPUTED', 'SUBMITTED', 'FAILED', 'LOST', 'EXPIRED'],
  COMPUTED: ['SUBMIT_SENT', 'SUBMITTED', 'FAILED', 'LOST', 'EXPIRED'],
  SUBMIT_SENT: ['SUBMITTED', 'FAILED', 'LOST', 'EXPIRED'],
  SUBMITTED: ['PAID', 'LOST', 'EXPIRED'],
  PAID: [],
  LOST: [],
  REJECTED: [],
  FAILED: [],
  EXPIRED: [],
}

/**
 * Returns whether nothing more happens to a task in this state.
 *
 * @example
 * ```ts
 * isFinal('PAID') // true
 * isFinal('SUBMITTED') // false
 * ```
 */
export function isFinal(state: TaskState): boolean {
  return TRANSITIONS[state].length === 0
}

/**
 * Returns whether a task may go from one state to another.
 *
 * @example
 * ```ts
 * canMove('SEEN', 'VALIDATED') // true
 * canMove('RUNNING', 'SEEN') // false
 * ```
 */
export function canMove(from: TaskState, to: TaskState): boolean {
  return TRANSITIONS[from].includes(to)
}

/** Returns whether a task in this state has cost gas, or may have. */
export function isCommitted(state: TaskState): boolean {
  return !['SEEN', 'VALIDATED', 'REJECTED'].includes(state)
}
