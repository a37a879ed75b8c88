import type { TaskStore } from '../taskStore.ts'
import { toTransaction } from './rows.ts'
import type { StoreContext } from './storeContext.ts'

type Reads = Pick<TaskStore, 'listSigned' | 'findSigned' | 'getTransaction' | 'listTransactions'>

/** Reads signed transactions. */
export function transactionReads({ db, owner }: StoreContext): Reads {
  const { chainId, provider } = owner
  const transactions = () =>
    db
      .selectFrom('transactions')
      .selectAll()
      .where('chain_id', '=', chainId)
      .where('account', '=', provider)
  return {
    async listSigned(purpose) {
      const rows = await transactions()
        .where('purpose', '=', purpose)
        .where('status', '=', 'signed')
        .orderBy('nonce')
        .execute()
      return rows.map(toTransaction)
    },
    async findSigned(nonce) {
      const row = await transactions()
        .where('nonce', '=', nonce)
        .where('status', '=', 'signed')
        .executeTakeFirst()
      return row && toTransaction(row)
    },
    async getTransaction(task, purpose) {
      const row = await transactions()
        .where('task', '=', task)
        .where('purpose', '=', purpose)
        .where('status', 'in', ['signed', 'mined', 'reverted'])
        .orderBy('nonce', 'desc')
        .executeTakeFirst()
      return row && toTransaction(row)
    },
    async listTransactions(task) {
      const rows = await transactions().where('task', '=', task).orderBy('created_at').execute()
      return rows.map(toTransaction)
    },
  }
}
