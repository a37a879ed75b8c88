import type { EventCursor } from '@taskmesh/client'
import type { Address } from 'viem'
import type { TaskRecord } from './taskRecord.ts'

/**
 * Where a provider keeps what it remembers. It may forget: what is among the latest 500 tasks of a
 * source can be found again on the chain, only less quickly.
 */
export interface TaskStore {
  get(address: Address): Promise<TaskRecord | undefined>
  put(record: TaskRecord): Promise<void>
  /** The records that are not in a final state. */
  listOpen(): Promise<TaskRecord[]>
  /** Up to where the events of the chain were dealt with. */
  getCursor(): Promise<EventCursor | undefined>
  setCursor(cursor: EventCursor): Promise<void>
}
