import type { DeliveryMethod, SourceStatus, TaskStatus } from '@taskmesh/contracts'
import type { Address } from 'viem'
import type { EventCursor } from '../events/eventCursor.ts'

/** A source as the catalogue knows it. Amounts in wei, times in seconds. */
export interface CatalogueSource {
  address: Address
  client: Address
  status: SourceStatus
  metadataUrl: string
  minPayment: bigint
  maxExpiryDuration: bigint
  deliveryMethod: DeliveryMethod
  /** What it runs, where it says so. */
  task: string | undefined
  model: string | undefined
  revision: string | undefined
  /** Why its description could not be read, if so. It is tried again at the next update. */
  problem: string | undefined
}

/** A task as the catalogue knows it. */
export interface CatalogueTask {
  address: Address
  source: Address
  /** The client of its source, who pays. */
  client: Address
  /** When it was published, as a block. */
  blockNumber: bigint
  configUrl: string
  /** In wei. */
  payment: bigint
  /** Seconds since 1970. */
  expiryTime: bigint
  status: TaskStatus
  /** Who was paid, once somebody was. */
  provider: Address | undefined
  /** What was paid, in wei; 0 as long as nothing was. */
  paid: bigint
}

/** What an update found out. */
export interface CatalogueChanges {
  /** The place in the chain that the catalogue knows everything up to. */
  cursor: EventCursor
  /** Replace those of the same address. */
  sources: readonly CatalogueSource[]
  /** Replace those of the same address. */
  tasks: readonly CatalogueTask[]
}

/** Which sources to find; what is left out does not matter. */
export interface SourceQuery {
  task?: string | undefined
  status?: SourceStatus | undefined
  /** Those whose description could not be read. */
  hasProblem?: boolean | undefined
}

/** Which tasks to find; what is left out does not matter. Addresses in any case. */
export interface TaskQuery {
  client?: Address | undefined
  source?: Address | undefined
  provider?: Address | undefined
}

/**
 * Where a catalogue keeps what it knows. Write one for your database: one table for sources, one
 * for tasks, one row for the cursor.
 *
 * @example
 * ```ts
 * const store = memoryCatalogueStore()
 * await store.write({ cursor: '0', sources: [], tasks: [] })
 * await store.readCursor() // '0'
 * ```
 */
export interface CatalogueStore {
  /** `undefined` before the first write. */
  readCursor(): Promise<EventCursor | undefined>
  /** Writes all of it or, when it fails, nothing. */
  write(changes: CatalogueChanges): Promise<void>
  readSource(address: Address): Promise<CatalogueSource | undefined>
  readTask(address: Address): Promise<CatalogueTask | undefined>
  findSources(query: SourceQuery): Promise<CatalogueSource[]>
  /** Oldest first. */
  findTasks(query: TaskQuery): Promise<CatalogueTask[]>
}
