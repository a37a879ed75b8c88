import { isAddressEqual, type Address } from 'viem'
import type { EventCursor } from '../events/eventCursor.ts'
import type { CatalogueSource, CatalogueStore, CatalogueTask } from './catalogueStore.ts'

function fits(wanted: Address | undefined, address: Address | undefined): boolean {
  if (wanted === undefined) return true
  return address !== undefined && isAddressEqual(wanted, address)
}

/**
 * Keeps a catalogue in memory, for as long as the process lives.
 *
 * @example
 * ```ts
 * const catalogue = createCatalogue(client, { storage, store: memoryCatalogueStore() })
 * ```
 */
export function memoryCatalogueStore(): CatalogueStore {
  const sources = new Map<string, CatalogueSource>()
  const tasks = new Map<string, CatalogueTask>()
  let cursor: EventCursor | undefined
  return {
    readCursor: async () => cursor,
    write: async (changes) => {
      for (const source of changes.sources) sources.set(source.address.toLowerCase(), source)
      for (const task of changes.tasks) tasks.set(task.address.toLowerCase(), task)
      cursor = changes.cursor
    },
    readSource: async (address) => sources.get(address.toLowerCase()),
    readTask: async (address) => tasks.get(address.toLowerCase()),
    findSources: async ({ task, status, hasProblem }) =>
      [...sources.values()].filter(
        (source) =>
          (task === undefined || source.task === task) &&
          (status === undefined || source.status === status) &&
          (hasProblem === undefined || (source.problem !== undefined) === hasProblem),
      ),
    findTasks: async ({ client, source, provider }) =>
      [...tasks.values()].filter(
        (task) =>
          fits(client, task.client) && fits(source, task.source) && fits(provider, task.provider),
      ),
  }
}
