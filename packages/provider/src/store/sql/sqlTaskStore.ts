import type { Kysely } from 'kysely'
import type { PgBoss } from 'pg-boss'
import { createChanges } from '../changes.ts'
import type { StoreOwner, TaskStore } from '../taskStore.ts'
import { cursorStore } from './cursors.ts'
import { addFailure, findFailure } from './failures.ts'
import { jobHolding } from './holdJobs.ts'
import { createJobQueue } from './jobQueue.ts'
import { taskMoves } from './moveTasks.ts'
import { taskReads } from './readTasks.ts'
import { transactionReads } from './readTransactions.ts'
import { readDurations, readEarnings } from './reports.ts'
import { transactionSigning } from './signTransactions.ts'
import { readMostGas, readSpent } from './spending.ts'
import type { NewsChannel } from './newsChannel.ts'
import type { Tables } from './tables.ts'

export interface SqlTaskStoreOptions {
  /** With the schema of the tables. */
  db: Kysely<Tables>
  boss: PgBoss
  owner: StoreOwner
  channel: NewsChannel
  isShared: boolean
}

/** Makes a task store in an SQL database. */
export function sqlTaskStore({
  db,
  boss,
  owner,
  channel,
  isShared,
}: SqlTaskStoreOptions): TaskStore {
  const changes = createChanges()
  channel.listen(owner, changes.tell)
  const context = { db, jobs: createJobQueue(boss, owner), owner, changes, channel }
  const key = { chain_id: owner.chainId, provider: owner.provider }
  return {
    isShared,
    ...taskReads(context),
    ...taskMoves(context),
    ...jobHolding(context),
    ...transactionSigning(context),
    ...transactionReads(context),
    ...cursorStore(context),
    async addDuration({ task, model = '' }, milliseconds) {
      await db
        .insertInto('durations')
        .values({ ...key, task, model, milliseconds })
        .execute()
    },
    getDurations: (capability) => readDurations(db, owner, capability),
    getSpent: (since) => readSpent(db, owner, since),
    getMostGas: (purpose) => readMostGas(db, owner, purpose),
    addFailure: (model, hash, reason) => addFailure(db, owner, { model, hash, reason }),
    findFailure: (model, hash) => findFailure(db, owner, model, hash),
    earnings: () => readEarnings(db, owner),
    onChange: (listener) => changes.on(listener),
    onNews: (listener) => changes.onNews(listener),
  }
}
