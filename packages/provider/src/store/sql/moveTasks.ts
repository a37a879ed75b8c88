import { hasJob } from '../../states/jobs.ts'
import { moveRecord, newRecord } from '../../states/moveRecord.ts'
import type { TaskRecord } from '../taskRecord.ts'
import type { TaskStore } from '../taskStore.ts'
import { toRecord, toRow } from './rows.ts'
import type { StoreContext } from './storeContext.ts'
import { settleTransaction } from './signTransactions.ts'
import { writeTask } from './writeTask.ts'

const ROWS_AT_ONCE = 500

async function addSome(
  { db, jobs, owner, channel }: StoreContext,
  found: Parameters<TaskStore['add']>[0],
): Promise<TaskRecord[]> {
  const { chainId, provider } = owner
  const records = found.map((one) => newRecord(one, Date.now()))
  return db.transaction().execute(async (transaction) => {
    const empty = { run_job: null, sign_job: null, signer: null }
    const inserted = await transaction
      .insertInto('tasks')
      .values(records.map((record) => ({ ...toRow(owner, record), ...empty })))
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .execute()
    const added = inserted.map(toRecord)
    const open = added.filter(({ state }) => hasJob('run', state))
    const jobsOf = open.map((record) => ({ priority: 0, ...record }))
    const ids = await jobs.insert(transaction, 'run', jobsOf)
    for (const [index, { address }] of open.entries()) {
      await transaction
        .updateTable('tasks')
        .set({ run_job: ids[index] ?? null })
        .where('chain_id', '=', chainId)
        .where('provider', '=', provider)
        .where('address', '=', address)
        .execute()
    }
    if (open.length > 0) await channel.announce(transaction, owner, { to: 'SEEN' })
    return added
  })
}

/** Adds tasks and moves them from state to state, with their jobs. */
export function taskMoves(context: StoreContext): Pick<TaskStore, 'add' | 'move' | 'update'> {
  const { db, jobs, owner, changes, channel } = context
  return {
    async add(found) {
      if (found.length === 0) return []
      await jobs.prepare(found)
      const added: TaskRecord[] = []
      for (let start = 0; start < found.length; start += ROWS_AT_ONCE) {
        added.push(...(await addSome(context, found.slice(start, start + ROWS_AT_ONCE))))
      }
      for (const record of added) changes.emit(record, undefined)
      return added
    },
    async move(record, move, outcome) {
      const moved = moveRecord(record, move, Date.now())
      await jobs.prepare([record])
      await db.transaction().execute(async (transaction) => {
        await writeTask(transaction, context, record, moved)
        if (outcome !== undefined) await settleTransaction(transaction, owner, outcome)
        const { address, state: from } = record
        await channel.announce(transaction, owner, { address, from, to: moved.state })
      })
      changes.emit(moved, record.state)
      return moved
    },
    async update(record, facts) {
      const after = { ...record, ...facts, updatedAt: Date.now() }
      await db
        .transaction()
        .execute((transaction) => writeTask(transaction, context, record, after))
      return after
    },
  }
}
