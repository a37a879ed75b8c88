import { createHash, randomUUID } from 'node:crypto'
import { fromKysely, type KyselyTransactionLike, type PgBoss } from 'pg-boss'
import type { Address } from 'viem'
import { z } from 'zod'
import type { JobKind } from '../../states/jobs.ts'
import { groupBy } from '../groupBy.ts'
import type { Capability, StoreOwner } from '../taskStore.ts'

/** How long a worker may not be heard of before others take its jobs. */
export const HEARTBEAT_SECONDS = 30

const YEAR_SECONDS = 365 * 86_400
const LONGEST_RUN_SECONDS = 86_399
/** A job ends when the chain says so, not after a number of tries. */
const ENDLESS = 1_000_000_000
const LONGEST_NAME = 120

const jobDataSchema = z.object({ address: z.custom<Address>((value) => typeof value === 'string') })

/** A job that was taken. */
export interface TakenJob {
  id: string
  address: Address
}

/** The jobs of one owner in pg-boss. Each function takes the transaction that it is part of. */
export interface JobQueue {
  /** Makes the queues that are not there yet. To be called outside of a transaction. */
  prepare(capabilities: readonly Capability[]): Promise<void>
  insert(
    transaction: KyselyTransactionLike,
    kind: JobKind,
    jobs: readonly (Capability & { address: Address; priority: number })[],
  ): Promise<string[]>
  fetch(
    transaction: KyselyTransactionLike,
    queue: { kind: JobKind } & Partial<Capability>,
    limit: number,
  ): Promise<TakenJob[]>
  /** Ends jobs, in whatever state they are. */
  remove(transaction: KyselyTransactionLike, queue: JobName, ids: string[]): Promise<void>
  /** Lets others take jobs. */
  release(transaction: KyselyTransactionLike, queue: JobName, ids: string[]): Promise<void>
  touch(transaction: KyselyTransactionLike, queue: JobName, ids: string[]): Promise<void>
}

/** Where a job is. */
export type JobName = { kind: JobKind } & Partial<Capability>

/** Queue names take few characters; a model whose name has others is told apart by a hash. */
function toName(text: string): string {
  const plain = text.replaceAll(/[^\w.\-/]/g, '_').slice(0, LONGEST_NAME)
  if (plain === text) return text
  return `${plain}.${createHash('sha256').update(text).digest('hex').slice(0, 12)}`
}

function queueName({ chainId, provider }: StoreOwner, { kind, task, model }: JobName): string {
  const owner = `${chainId}/${provider}/${kind}`
  if (kind === 'sign' || task === undefined) return owner
  return toName(model === undefined ? `${owner}/${task}` : `${owner}/${task}/${model}`)
}

const QUEUE = {
  retryLimit: ENDLESS,
  retryDelay: 0,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  expireInSeconds: LONGEST_RUN_SECONDS,
  retentionSeconds: YEAR_SECONDS,
}

/** Makes the job queue of an owner. */
export function createJobQueue(boss: PgBoss, owner: StoreOwner): JobQueue {
  const known = new Set<string>()
  return {
    async prepare(capabilities) {
      const runs = capabilities.map((capability) => ({ kind: 'run', ...capability }) as const)
      for (const queue of [{ kind: 'sign' } as const, ...runs]) {
        const name = queueName(owner, queue)
        if (known.has(name)) continue
        await boss.createQueue(name, QUEUE)
        known.add(name)
      }
    },
    async insert(transaction, kind, jobs) {
      const db = fromKysely(transaction)
      const rows = jobs.map((job) => {
        const { address, priority } = job
        const id = randomUUID()
        return { name: queueName(owner, { kind, ...job }), id, address, priority }
      })
      for (const [name, group] of groupBy(rows, (row) => row.name)) {
        const inserted = group.map(({ id, address, priority }) => ({
          id,
          priority,
          data: { address },
        }))
        await boss.insert(name, inserted, { db })
      }
      return rows.map(({ id }) => id)
    },
    async fetch(transaction, queue, limit) {
      const options = { batchSize: limit, db: fromKysely(transaction) }
      const jobs = await boss.fetch<unknown>(queueName(owner, queue), options)
      return jobs.map(({ id, data }) => ({ id, address: jobDataSchema.parse(data).address }))
    },
    async remove(transaction, queue, ids) {
      if (ids.length === 0) return
      await boss.deleteJob(queueName(owner, queue), ids, { db: fromKysely(transaction) })
    },
    async release(transaction, queue, ids) {
      if (ids.length === 0) return
      await boss.fail(queueName(owner, queue), ids, null, { db: fromKysely(transaction) })
    },
    async touch(transaction, queue, ids) {
      if (ids.length === 0) return
      await boss.touch(queueName(owner, queue), ids, { db: fromKysely(transaction) })
    },
  }
}
