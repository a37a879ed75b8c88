import type { Transaction } from 'kysely'
import { StaleTaskError } from '../../errors/providerErrors.ts'
import { jobChanges, type JobKind } from '../../states/jobs.ts'
import type { TaskRecord } from '../taskRecord.ts'
import { JOB_COLUMNS } from './jobColumns.ts'
import { toRow } from './rows.ts'
import type { StoreContext } from './storeContext.ts'
import type { Tables } from './tables.ts'

type Ids = Partial<Record<JobKind, string | null>>

/** Ends the jobs that a state is done with, and inserts those that the next one begins. */
async function changeJobs(
  transaction: Transaction<Tables>,
  { jobs }: StoreContext,
  [before, after]: readonly [TaskRecord, TaskRecord],
  columns: Record<'run_job' | 'sign_job', string | null>,
): Promise<Ids> {
  const { begun, done } = jobChanges(before.state, after.state)
  for (const kind of done) {
    const id = columns[JOB_COLUMNS[kind].job]
    await jobs.remove(transaction, { kind, ...after }, id === null ? [] : [id])
  }
  const ids: Ids = {}
  for (const kind of begun) {
    const [id] = await jobs.insert(transaction, kind, [{ priority: 0, ...after }])
    ids[kind] = id ?? null
  }
  for (const kind of done) ids[kind] ??= null
  return ids
}

/**
 * Writes a record in place of the one that was read, and its jobs.
 *
 * @throws StaleTaskError when somebody else wrote it meanwhile.
 */
export async function writeTask(
  transaction: Transaction<Tables>,
  context: StoreContext,
  before: TaskRecord,
  after: TaskRecord,
): Promise<void> {
  const { owner } = context
  const { chainId, provider } = owner
  const table = transaction
    .updateTable('tasks')
    .where('chain_id', '=', chainId)
    .where('provider', '=', provider)
    .where('address', '=', before.address)
  // Who has it changes by claim and release alone.
  const { worker: _worker, fence: _fence, ...row } = toRow(owner, after)
  const columns = await table
    .set(row)
    .where('state', '=', before.state)
    .where('fence', '=', before.fence)
    .returning(['run_job', 'sign_job'])
    .executeTakeFirst()
  if (columns === undefined) throw new StaleTaskError(before.address)
  const { run, sign } = await changeJobs(transaction, context, [before, after], columns)
  if (run === undefined && sign === undefined) return
  await table
    .set({
      ...(run !== undefined && { run_job: run, worker: null }),
      ...(sign !== undefined && { sign_job: sign, signer: null }),
    })
    .execute()
}
