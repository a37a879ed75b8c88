import type { TaskState } from '../states/taskState.ts'
import type { ProviderEvents } from './providerEvents.ts'

/** What a provider does and has done since it was made. */
export interface ProviderStats {
  /** Tasks that this process works on: runs, attempts or submits. */
  running: number
  /** How often a task has come to each state. */
  reached: Record<TaskState, number>
}

const NONE: Record<TaskState, number> = {
  SEEN: 0,
  DECIDED: 0,
  ATTEMPT_SIGNED: 0,
  ATTEMPTED: 0,
  RUNNING: 0,
  COMPUTED: 0,
  SUBMIT_SIGNED: 0,
  SUBMITTED: 0,
  CONFIRMED: 0,
  LOST: 0,
  DECLINED: 0,
  FAILED: 0,
  EXPIRED: 0,
}

/** Counts the states that the events report. */
export function countStates(events: ProviderEvents): (running: number) => ProviderStats {
  const reached = { ...NONE }
  events.on((event) => {
    if (event.type === 'task') reached[event.record.state] += 1
  })
  return (running) => ({ running, reached: { ...reached } })
}
