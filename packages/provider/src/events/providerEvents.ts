import type { TaskmeshError } from '@taskmesh/errors'
import type { TaskState } from '../states/taskState.ts'
import type { TaskRecord } from '../store/taskRecord.ts'

/** What a provider reports about its work. */
export type ProviderEvent =
  | {
      type: 'task'
      /** The record after the step. */
      record: TaskRecord
      /** The state before; `undefined` for a task that was just found. */
      from: TaskState | undefined
    }
  | {
      /** A step failed and is tried again; of a task that waits for better terms, once for each reason. */
      type: 'retry'
      record: TaskRecord
      error: TaskmeshError
      /** When, in milliseconds from now. */
      delayMs: number
    }
  | {
      /** Something else than a task failed, such as the node; it is tried again. */
      type: 'problem'
      error: TaskmeshError
    }

/** Is called with each event, in order. What it throws is ignored. */
export type ProviderListener = (event: ProviderEvent) => void

/** Calls listeners when something happens. */
export interface ProviderEvents {
  /** Adds a listener. Returns a function that removes it. */
  on(listener: ProviderListener): () => void
}

/** Makes the sending and the listening side. A listener that throws disturbs nobody. */
export function createProviderEvents(): ProviderEvents & { emit: ProviderListener } {
  const listeners = new Set<ProviderListener>()
  return {
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit(event) {
      for (const listener of listeners) {
        try {
          listener(event)
        } catch {
          // A listener's own fault.
        }
      }
    },
  }
}
