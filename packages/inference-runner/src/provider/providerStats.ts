import type { ProviderEvents } from './providerEvents.ts'
import { TASK_STATES, type TaskState } from './taskState.ts'

/** What a provider does and has done since it was made. */
export interface ProviderStats {
  /** Tasks that are being worked on. */
  running: number
  /** Tasks that wait for their turn. */
  waiting: number
  /** How often a task has come to each state. */
  reached: Record<TaskState, number>
}

function zeroes(): Record<TaskState, number> {
  // Every state has an entry.
  return Object.fromEntries(TASK_STATES.map((state) => [state, 0])) as Record<TaskState, number>
}

/** Counts what the events tell. */
export function countStates(
  events: ProviderEvents,
): (now: { running: number; waiting: number }) => ProviderStats {
  const reached = zeroes()
  events.on((event) => {
    if (event.type === 'task') reached[event.record.state] += 1
  })
  return ({ running, waiting }) => ({ running, waiting, reached: { ...reached } })
}
