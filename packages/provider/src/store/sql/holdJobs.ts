import { JOB_STATES } from '../../states/jobs.ts'
import type { TaskStore } from '../taskStore.ts'
import { claimJobs } from './claimJobs.ts'
import { JOB_COLUMNS } from './jobColumns.ts'
import { tasksOf } from './readTasks.ts'
import { toRecord } from './rows.ts'
import type { Db, StoreContext } from './storeContext.ts'

/** Gives jobs to workers and takes them back. */
export function jobHolding(context: StoreContext): Pick<TaskStore, 'claim' | 'touch' | 'release'> {
  const { db, jobs, owner } = context
  const { chainId, provider } = owner
  const tasks = (from: Db) => tasksOf(from, owner)
  return {
    async claim(claim) {
      await jobs.prepare(claim.capabilities ?? [])
      return claimJobs({ db, jobs, owner }, claim)
    },
    async touch(kind, addresses) {
      if (addresses.length === 0) return
      const { job } = JOB_COLUMNS[kind]
      const rows = await tasks(db)
        .where('address', 'in', addresses)
        .where(job, 'is not', null)
        .execute()
      for (const row of rows) {
        const id = row[job]
        if (id !== null) await jobs.touch(db, { kind, ...toRecord(row) }, [id])
      }
    },
    async release(kind, worker, addresses) {
      const { job, holder } = JOB_COLUMNS[kind]
      const held = await tasks(db).where(holder, '=', worker).where(job, 'is not', null).execute()
      await jobs.prepare(held.map(toRecord))
      await db.transaction().execute(async (transaction) => {
        let query = tasks(transaction).where(holder, '=', worker).where(job, 'is not', null)
        if (addresses !== undefined) query = query.where('address', 'in', [...addresses, ''])
        const rows = await query.where('state', 'in', JOB_STATES[kind]).forUpdate().execute()
        for (const row of rows) {
          const id = row[job]
          if (id !== null) await jobs.release(transaction, { kind, ...toRecord(row) }, [id])
        }
        if (rows.length === 0) return
        await transaction
          .updateTable('tasks')
          .set({ [holder]: null })
          .where('chain_id', '=', chainId)
          .where('provider', '=', provider)
          .where(
            'address',
            'in',
            rows.map(({ address }) => address),
          )
          .execute()
      })
    },
  }
}
