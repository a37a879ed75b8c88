import { getAddress } from 'viem'
import type { StoreOwner, TaskStore } from '../taskStore.ts'
import { toRecord } from './rows.ts'
import type { Db, StoreContext } from './storeContext.ts'

const PAGE = 100

/** The rows of the tasks of one provider. */
export const tasksOf = (from: Db, { chainId, provider }: StoreOwner) =>
  from
    .selectFrom('tasks')
    .selectAll()
    .where('chain_id', '=', chainId)
    .where('provider', '=', provider)

type Reads = Pick<TaskStore, 'get' | 'getMany' | 'list' | 'counts' | 'listDeclined'>

/** Reads records of tasks. */
export function taskReads({ db, owner }: StoreContext): Reads {
  const { chainId, provider } = owner
  const tasks = () => tasksOf(db, owner)
  return {
    async get(address) {
      const row = await tasks().where('address', '=', getAddress(address)).executeTakeFirst()
      return row && toRecord(row)
    },
    async getMany(addresses) {
      if (addresses.length === 0) return []
      const rows = await tasks().where('address', 'in', addresses).execute()
      return rows.map(toRecord)
    },
    async list({ states, after, limit = PAGE } = {}) {
      let query = tasks().orderBy('address').limit(limit)
      if (states !== undefined) query = query.where('state', 'in', states)
      if (after !== undefined) query = query.where('address', '>', after)
      return (await query.execute()).map(toRecord)
    },
    async counts() {
      const rows = await db
        .selectFrom('tasks')
        .select(({ fn }) => ['state', fn.countAll().as('count')])
        .where('chain_id', '=', chainId)
        .where('provider', '=', provider)
        .groupBy('state')
        .execute()
      return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]))
    },
    async listDeclined(limit) {
      const declined = tasks().where('state', '=', 'DECLINED').orderBy('updated_at', 'desc')
      return (await declined.limit(limit).execute()).map(toRecord)
    },
  }
}
