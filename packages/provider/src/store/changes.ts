import type { TaskRecord } from './taskRecord.ts'

/** Who is to be called when a store changes a record. */
export interface Changes {
  emit(record: TaskRecord): void
  on(listener: (record: TaskRecord) => void): () => void
}

/** Makes the listeners of a store. */
export function createChanges(): Changes {
  const listeners = new Set<(record: TaskRecord) => void>()
  return {
    emit(record) {
      for (const listener of listeners) listener(record)
    },
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
