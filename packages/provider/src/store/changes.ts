import type { TaskState } from '../states/taskState.ts'
import type { TaskRecord } from './taskRecord.ts'

/**
 * Is called with each record that a store adds or moves, and the state before: `undefined` for a
 * task that was just found.
 */
export type ChangeListener = (record: TaskRecord, from: TaskState | undefined) => void

/** Who is to be called when a store changes a record. */
export interface Changes {
  emit: ChangeListener
  on(listener: ChangeListener): () => void
}

/** Makes the listeners of a store. */
export function createChanges(): Changes {
  const listeners = new Set<ChangeListener>()
  return {
    emit(record, from) {
      for (const listener of listeners) listener(record, from)
    },
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
