import type { TaskState } from './taskState.ts'

/** What there is to do for a task: `run` by a worker that has the model, `sign` by one that has the key. */
export type JobKind = 'run' | 'sign'

/**
 * In which states there is a job of each kind. Until the attempt is on the chain a task has both: the
 * worker keeps what it has prepared while the signer attempts.
 */
export const JOB_STATES = {
  run: ['SEEN', 'DECIDED', 'ATTEMPT_SIGNED', 'ATTEMPTED', 'RUNNING'],
  sign: ['DECIDED', 'ATTEMPT_SIGNED', 'COMPUTED', 'SUBMIT_SIGNED'],
} as const satisfies Record<JobKind, readonly TaskState[]>

/** The kinds of jobs. */
export const JOB_KINDS = ['run', 'sign'] as const satisfies readonly JobKind[]

/** Returns whether a task in this state has a job of that kind. */
export function hasJob(kind: JobKind, state: TaskState): boolean {
  const states: readonly TaskState[] = JOB_STATES[kind]
  return states.includes(state)
}

/** Returns which jobs begin and which are done when a task goes from one state to another. */
export function jobChanges(
  from: TaskState | undefined,
  to: TaskState,
): { begun: JobKind[]; done: JobKind[] } {
  const had = (kind: JobKind) => from !== undefined && hasJob(kind, from)
  return {
    begun: JOB_KINDS.filter((kind) => hasJob(kind, to) && !had(kind)),
    done: JOB_KINDS.filter((kind) => !hasJob(kind, to) && had(kind)),
  }
}
