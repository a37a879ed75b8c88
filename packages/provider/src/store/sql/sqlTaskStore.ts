import { sql, type Kysely, type Transaction } from 'kysely'
import type { PgBoss } from 'pg-boss'
import { getAddress } from 'viem'
import { StaleTaskError } from '../../errors/providerErrors.ts'
import { hasJob, JOB_STATES, jobChanges, type JobKind } from '../../states/jobs.ts'
import { moveRecord, newRecord } from '../../states/moveRecord.ts'
import { createChanges } from '../changes.ts'
import { chooseNonce } from '../chooseNonce.ts'
import type { TransactionOutcome, TransactionRecord } from '../signedTransaction.ts'
import type { TaskRecord } from '../taskRecord.ts'
import type { StoreOwner, TaskStore } from '../taskStore.ts'
import { claimJobs } from './claimJobs.ts'
import { createJobQueue } from './jobQueue.ts'
import { addFailure, findFailure } from './failures.ts'
import { readDurations, readEarnings } from './reports.ts'
import { readMostGas, readSpent } from './spending.ts'
import { toRecord, toRow, toTransaction } from './rows.ts'
import type { Tables } from './tables.ts'

const PAGE = 100
const ROWS_AT_ONCE = 500

export interface SqlTaskStoreOptions {
  /** With the schema of the tables. */
  db: Kysely<Tables>
  boss: PgBoss
  owner: StoreOwner
  isShared: boolean
}

/** The column of a job's id, and of who has it. */
export const JOB_COLUMNS = {
  run: { job: 'run_job', holder: 'worker' },
  sign: { job: 'sign_job', holder: 'signer' },
} as const satisfies Record<JobKind, object>

/** Makes a task store in an SQL database. */
export function sqlTaskStore({ db, boss, owner, isShared }: SqlTaskStoreOptions): TaskStore {
  const { chainId, provider } = owner
  const jobs = createJobQueue(boss, owner)
  const changes = createChanges()
  const key = { chain_id: chainId, provider }
  type Db = Kysely<Tables> | Transaction<Tables>

  const tasks = (from: Db) =>
    from
      .selectFrom('tasks')
      .selectAll()
      .where('chain_id', '=', chainId)
      .where('provider', '=', provider)

  async function write(
    transaction: Transaction<Tables>,
    before: TaskRecord,
    after: TaskRecord,
  ): Promise<void> {
    const { begun, done } = jobChanges(before.state, after.state)
    // Who has it changes by claim and release alone.
    const { worker: _worker, fence: _fence, ...row } = toRow(owner, after)
    const columns = await transaction
      .updateTable('tasks')
      .set(row)
      .where('chain_id', '=', chainId)
      .where('provider', '=', provider)
      .where('address', '=', before.address)
      .where('state', '=', before.state)
      .where('fence', '=', before.fence)
      .returning(['run_job', 'sign_job'])
      .executeTakeFirst()
    if (columns === undefined) throw new StaleTaskError(before.address)
    for (const kind of done) {
      const id = columns[JOB_COLUMNS[kind].job]
      await jobs.remove(transaction, { kind, ...after }, id === null ? [] : [id])
    }
    const ids: Partial<Record<JobKind, string | null>> = {}
    for (const kind of begun) {
      const [id] = await jobs.insert(transaction, kind, [{ priority: 0, ...after }])
      ids[kind] = id ?? null
    }
    for (const kind of done) ids[kind] ??= null
    const { run, sign } = ids
    if (run === undefined && sign === undefined) return
    await transaction
      .updateTable('tasks')
      .set({
        ...(run !== undefined && { run_job: run, worker: null }),
        ...(sign !== undefined && { sign_job: sign, signer: null }),
      })
      .where('chain_id', '=', chainId)
      .where('provider', '=', provider)
      .where('address', '=', before.address)
      .execute()
  }

  async function settle(from: Db, outcome: TransactionOutcome): Promise<void> {
    const { hash, status, gasUsed, fee, blockNumber } = outcome
    if (status === 'mined' || status === 'reverted') {
      await from
        .updateTable('transactions')
        .set({ status: 'replaced' })
        .where('chain_id', '=', chainId)
        .where('account', '=', provider)
        .where('status', 'in', ['signed', 'repriced'])
        .where('hash', '!=', hash)
        .where('nonce', 'in', (select) =>
          select.selectFrom('transactions').select('nonce').where('hash', '=', hash),
        )
        .execute()
    }
    await from
      .updateTable('transactions')
      .set({
        status,
        gas_used: gasUsed?.toString() ?? null,
        fee_wei: fee?.toString() ?? null,
        block: blockNumber?.toString() ?? null,
      })
      .where('hash', '=', hash)
      .execute()
  }

  async function nextNonce(transaction: Transaction<Tables>, first: number): Promise<number> {
    const rows = await transaction
      .selectFrom('transactions')
      .select('nonce')
      .where('chain_id', '=', chainId)
      .where('account', '=', provider)
      .where('status', 'in', ['signed', 'mined', 'reverted'])
      .where('nonce', '>=', first)
      .execute()
    return chooseNonce(first, new Set(rows.map(({ nonce }) => nonce)))
  }

  async function addSome(found: Parameters<TaskStore['add']>[0]): Promise<TaskRecord[]> {
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
      return added
    })
  }

  const store: TaskStore = {
    isShared,
    async add(found) {
      if (found.length === 0) return []
      await jobs.prepare(found)
      const added: TaskRecord[] = []
      for (let start = 0; start < found.length; start += ROWS_AT_ONCE) {
        added.push(...(await addSome(found.slice(start, start + ROWS_AT_ONCE))))
      }
      for (const record of added) changes.emit(record, undefined)
      return added
    },
    async get(address) {
      const row = await tasks(db).where('address', '=', getAddress(address)).executeTakeFirst()
      return row && toRecord(row)
    },
    async getMany(addresses) {
      if (addresses.length === 0) return []
      const rows = await tasks(db).where('address', 'in', addresses).execute()
      return rows.map(toRecord)
    },
    async list({ states, after, limit = PAGE } = {}) {
      let query = tasks(db).orderBy('address').limit(limit)
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
    async move(record, move, outcome) {
      const moved = moveRecord(record, move, Date.now())
      await jobs.prepare([record])
      await db.transaction().execute(async (transaction) => {
        await write(transaction, record, moved)
        if (outcome !== undefined) await settle(transaction, outcome)
      })
      changes.emit(moved, record.state)
      return moved
    },
    async update(record, facts) {
      const after = { ...record, ...facts, updatedAt: Date.now() }
      await db.transaction().execute((transaction) => write(transaction, record, after))
      return after
    },
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
    async sign(record, { purpose, move, firstNonce, sign }) {
      const isMove = move.to !== record.state
      const signed = await db.transaction().execute(async (transaction) => {
        const account = `${chainId}:${provider}`
        await sql`select pg_advisory_xact_lock(hashtextextended(${account}, 0))`.execute(
          transaction,
        )
        const nonce = await nextNonce(transaction, firstNonce)
        const { hash, raw } = await sign(nonce)
        const now = Date.now()
        const facts = { ...move, hash }
        const { to: _to, ...known } = facts
        const after = isMove
          ? moveRecord(record, facts, now)
          : { ...record, ...known, updatedAt: now }
        await write(transaction, record, after)
        const task = record.address
        await transaction
          .insertInto('transactions')
          .values({
            hash,
            chain_id: chainId,
            account: provider,
            nonce,
            raw,
            purpose,
            task,
            status: 'signed',
            gas_used: null,
            fee_wei: null,
            block: null,
            created_at: now,
          })
          .execute()
        const stored: TransactionRecord = {
          hash,
          nonce,
          raw,
          purpose,
          task,
          status: 'signed',
          createdAt: now,
        }
        return { record: after, transaction: stored }
      })
      if (isMove) changes.emit(signed.record, record.state)
      return signed
    },
    reprice(hash, signed) {
      return db.transaction().execute(async (transaction) => {
        const earlier = await transaction
          .updateTable('transactions')
          .set({ status: 'repriced' })
          .where('hash', '=', hash)
          .where('status', '=', 'signed')
          .returningAll()
          .executeTakeFirst()
        if (earlier === undefined) throw new StaleTaskError(provider)
        const row = { ...earlier, ...signed, status: 'signed', created_at: Date.now() }
        await transaction.insertInto('transactions').values(row).execute()
        return toTransaction(row)
      })
    },
    async listSigned(purpose) {
      const rows = await db
        .selectFrom('transactions')
        .selectAll()
        .where('chain_id', '=', chainId)
        .where('account', '=', provider)
        .where('purpose', '=', purpose)
        .where('status', '=', 'signed')
        .orderBy('nonce')
        .execute()
      return rows.map(toTransaction)
    },
    settle: (outcome) => db.transaction().execute((transaction) => settle(transaction, outcome)),
    async getTransaction(task, purpose) {
      const row = await db
        .selectFrom('transactions')
        .selectAll()
        .where('chain_id', '=', chainId)
        .where('account', '=', provider)
        .where('task', '=', task)
        .where('purpose', '=', purpose)
        .where('status', 'in', ['signed', 'mined', 'reverted'])
        .orderBy('nonce', 'desc')
        .executeTakeFirst()
      return row && toTransaction(row)
    },
    async listTransactions(task) {
      const rows = await db
        .selectFrom('transactions')
        .selectAll()
        .where('chain_id', '=', chainId)
        .where('account', '=', provider)
        .where('task', '=', task)
        .orderBy('created_at')
        .execute()
      return rows.map(toTransaction)
    },
    async getCursor(name) {
      const row = await db
        .selectFrom('cursors')
        .select('value')
        .where('chain_id', '=', chainId)
        .where('provider', '=', provider)
        .where('name', '=', name)
        .executeTakeFirst()
      return row?.value
    },
    async setCursor(name, value) {
      await db
        .insertInto('cursors')
        .values({ ...key, name, value })
        .onConflict((conflict) =>
          conflict.columns(['chain_id', 'provider', 'name']).doUpdateSet({ value }),
        )
        .execute()
    },
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
    async listDeclined(limit) {
      const declined = tasks(db).where('state', '=', 'DECLINED').orderBy('updated_at', 'desc')
      return (await declined.limit(limit).execute()).map(toRecord)
    },
    earnings: () => readEarnings(db, owner),
    onChange: (listener) => changes.on(listener),
  }
  return store
}
