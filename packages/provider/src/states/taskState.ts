/**
 * How far a provider is with a task.
 *
 * - `SEEN`: found on the chain.
 * - `DECIDED`: the payload is good and the terms are acceptable. Nothing was spent.
 * - `ATTEMPT_SIGNED`: the attempt is signed and stored, and perhaps sent; the chain knows which.
 * - `ATTEMPTED`: the chain has the attempt.
 * - `RUNNING`: the model runs.
 * - `COMPUTED`: the result is in storage, its URL in the record.
 * - `SUBMIT_SIGNED`: the response is signed and stored, and perhaps sent; the chain knows which.
 * - `SUBMITTED`: the chain has the response.
 * - `CONFIRMED`: the response was taken, and paid.
 * - `LOST`: another response was taken, or the client canceled.
 * - `DECLINED`: not taken on, no gas spent.
 * - `FAILED`: attempted, and there will be no response.
 * - `EXPIRED`: the time was up.
 */
export const TASK_STATES = [
  'SEEN',
  'DECIDED',
  'ATTEMPT_SIGNED',
  'ATTEMPTED',
  'RUNNING',
  'COMPUTED',
  'SUBMIT_SIGNED',
  'SUBMITTED',
  'CONFIRMED',
  'LOST',
  'DECLINED',
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
  SEEN: ['DECIDED', 'ATTEMPTED', 'SUBMITTED', 'DECLINED', 'LOST', 'EXPIRED'],
  DECIDED: ['ATTEMPT_SIGNED', 'ATTEMPTED', 'SUBMITTED', 'DECLINED', 'LOST', 'EXPIRED'],
  ATTEMPT_SIGNED: ['ATTEMPTED', 'SUBMITTED', 'DECLINED', 'FAILED', 'LOST', 'EXPIRED'],
  ATTEMPTED: ['RUNNING', 'SUBMITTED', 'FAILED', 'LOST', 'EXPIRED'],
  RUNNING: ['COMPUTED', 'SUBMITTED', 'FAILED', 'LOST', 'EXPIRED'],
  COMPUTED: ['SUBMIT_SIGNED', 'SUBMITTED', 'FAILED', 'LOST', 'EXPIRED'],
  SUBMIT_SIGNED: ['SUBMITTED', 'FAILED', 'LOST', 'EXPIRED'],
  SUBMITTED: ['CONFIRMED', 'LOST', 'EXPIRED'],
  CONFIRMED: [],
  LOST: [],
  DECLINED: [],
  FAILED: [],
  EXPIRED: [],
}

/**
 * Returns whether nothing more happens to a task in this state.
 *
 * @example
 * ```ts
 * isFinal('CONFIRMED') // true
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
 * canMove('SEEN', 'DECIDED') // true
 * canMove('RUNNING', 'SEEN') // false
 * ```
 */
export function canMove(from: TaskState, to: TaskState): boolean {
  return TRANSITIONS[from].includes(to)
}

/** Returns whether a task in this state has cost gas, or may have. */
export function isCommitted(state: TaskState): boolean {
  return !['SEEN', 'DECIDED', 'DECLINED'].includes(state)
}
