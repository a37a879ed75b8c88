import { sql, type Kysely, type Transaction } from 'kysely'
import { JOB_STATES } from '../../states/jobs.ts'
import type { TaskRecord } from '../taskRecord.ts'
import type { Capability, Claim, StoreOwner } from '../taskStore.ts'
import type { JobName, JobQueue, TakenJob } from './jobQueue.ts'
import { toRecord } from './rows.ts'
import type { Tables } from './tables.ts'

export interface ClaimContext {
  db: Kysely<Tables>
  jobs: JobQueue
  owner: StoreOwner
}

/** Of several queues, the one with the best task comes first. */
async function inOrder(
  { db, owner }: ClaimContext,
  capabilities: readonly Capability[],
): Promise<readonly Capability[]> {
  if (capabilities.length < 2) return capabilities
  const rows = await db
    .selectFrom('tasks')
    .select(({ fn }) => ['task', 'model', fn.max('priority').as('best')])
    .where('chain_id', '=', owner.chainId)
    .where('provider', '=', owner.provider)
    .where('state', 'in', JOB_STATES.run)
    .where('worker', 'is', null)
    .groupBy(['task', 'model'])
    .execute()
  const bestOf = ({ task, model = null }: { task: string; model?: string | null | undefined }) =>
    rows.find((row) => row.task === task && row.model === model)?.best
  return capabilities
    .filter((capability) => bestOf(capability) !== undefined)
    .toSorted((a, b) => Number(bestOf(b)) - Number(bestOf(a)))
}

/** Writes who has the jobs, and returns the records. A job whose task needs none is ended. */
async function take(
  { jobs, owner }: ClaimContext,
  transaction: Transaction<Tables>,
  { kind, worker }: Claim,
  { queue, taken }: { queue: JobName; taken: TakenJob[] },
): Promise<TaskRecord[]> {
  if (taken.length === 0) return []
  const isRun = kind === 'run'
  const rows = await transaction
    .updateTable('tasks')
    .set(isRun ? { worker, fence: sql<number>`fence + 1` } : { signer: worker })
    .where('chain_id', '=', owner.chainId)
    .where('provider', '=', owner.provider)
    .where('state', 'in', JOB_STATES[kind])
    .where(
      isRun ? 'run_job' : 'sign_job',
      'in',
      taken.map(({ id }) => id),
    )
    .returningAll()
    .execute()
  const known = new Set(rows.map((row) => (isRun ? row.run_job : row.sign_job)))
  const left = taken.filter(({ id }) => !known.has(id))
  await jobs.remove(
    transaction,
    queue,
    left.map(({ id }) => id),
  )
  return rows.map(toRecord)
}

/** Takes jobs and writes who has them, in one transaction for each queue. */
export async function claimJobs(context: ClaimContext, claim: Claim): Promise<TaskRecord[]> {
  const { kind, limit, capabilities = [] } = claim
  const queues: JobName[] =
    kind === 'sign'
      ? [{ kind }]
      : (await inOrder(context, capabilities)).map((capability) => ({ kind, ...capability }))
  const claimed: TaskRecord[] = []
  for (const queue of queues) {
    const room = limit - claimed.length
    if (room <= 0) break
    const records = await context.db.transaction().execute(async (transaction) => {
      const taken = await context.jobs.fetch(transaction, queue, room)
      return take(context, transaction, claim, { queue, taken })
    })
    claimed.push(...records)
  }
  return claimed.toSorted((a, b) => (b.priority ?? 0) - (a.priority ?? 0))
}
