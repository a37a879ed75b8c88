import type { Kysely, Transaction } from 'kysely'
import type { createChanges } from '../changes.ts'
import type { StoreOwner } from '../taskStore.ts'
import type { JobQueue } from './jobQueue.ts'
import type { NewsChannel } from './newsChannel.ts'
import type { Tables } from './tables.ts'

/** The database, or a transaction of it. */
export type Db = Kysely<Tables> | Transaction<Tables>

/** What the parts of a task store work on. */
export interface StoreContext {
  /** With the schema of the tables. */
  db: Kysely<Tables>
  jobs: JobQueue
  owner: StoreOwner
  changes: ReturnType<typeof createChanges>
  channel: NewsChannel
}
