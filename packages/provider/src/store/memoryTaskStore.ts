import type { EventCursor } from '@taskmesh/client'
import type { Address } from 'viem'
import type { TaskRecord } from './taskRecord.ts'
import { isFinal } from '../states/taskState.ts'
import type { TaskStore } from './taskStore.ts'

const DEFAULT_MAX_RECORDS = 10_000

/**
 * A store that lasts as long as the process. The oldest finished tasks are forgotten first.
 *
 * @param maxRecords - how many tasks to remember. Default 10 000.
 *
 * @example
 * ```ts
 * const store = memoryTaskStore(1000)
 * const provider = createProvider({ client, runner, sources, store })
 * const records = await store.listOpen()
 * ```
 */
export function memoryTaskStore(maxRecords: number = DEFAULT_MAX_RECORDS): TaskStore {
  const records = new Map<Address, TaskRecord>()
  let cursor: EventCursor | undefined

  function forgetOldest(): void {
    for (const [address, { state }] of records) {
      if (records.size <= maxRecords) return
      if (isFinal(state)) records.delete(address)
    }
  }

  return {
    async get(address) {
      return records.get(address)
    },
    async put(record) {
      records.set(record.address, record)
      forgetOldest()
    },
    async listOpen() {
      return [...records.values()].filter(({ state }) => !isFinal(state))
    },
    async getCursor() {
      return cursor
    },
    async setCursor(next) {
      cursor = next
    },
  }
}
