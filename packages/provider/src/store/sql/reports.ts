import { findTaskId } from '@taskmesh/tasks'
import { sql, type Kysely } from 'kysely'
import { getAddress } from 'viem'
import type { Capability, DurationStatistics, EarningsRow, StoreOwner } from '../taskStore.ts'
import { SCHEMA } from './migrations.ts'
import type { Tables } from './tables.ts'

const LATEST_RUNS = 200

/** How long the latest runs of a model took. */
export async function readDurations(
  db: Kysely<Tables>,
  { chainId, provider }: StoreOwner,
  { task, model = '' }: Capability,
): Promise<DurationStatistics | undefined> {
  const { rows } = await sql<{ count: string | number; p50: number | null; p95: number | null }>`
    select count(*) as count,
      percentile_cont(0.5) within group (order by milliseconds) as p50,
      percentile_cont(0.95) within group (order by milliseconds) as p95
    from (
      select milliseconds from ${sql.table(`${SCHEMA}.durations`)}
      where chain_id = ${chainId} and provider = ${provider} and task = ${task} and model = ${model}
      order by id desc limit ${LATEST_RUNS}
    ) as latest`.execute(db)
  const [row] = rows
  if (row === undefined || row.p50 === null || row.p95 === null) return undefined
  return { count: Number(row.count), p50: Number(row.p50), p95: Number(row.p95) }
}

interface EarningsSqlRow {
  day: string
  source: string
  task: string
  model: string | null
  confirmed: string | number
  earned: string | number
  fees: string | number
}

/** What was earned and spent, by day, source and model. */
export async function readEarnings(
  db: Kysely<Tables>,
  { chainId, provider }: StoreOwner,
): Promise<EarningsRow[]> {
  const { rows } = await sql<EarningsSqlRow>`
    select to_char(to_timestamp(tasks.updated_at / 1000.0) at time zone 'UTC', 'YYYY-MM-DD') as day,
      tasks.source, tasks.task, tasks.model,
      count(*) filter (where tasks.state = 'CONFIRMED') as confirmed,
      sum(tasks.earned)::text as earned, coalesce(sum(spent.fees), 0)::text as fees
    from ${sql.table(`${SCHEMA}.tasks`)} as tasks
    left join (
      select task, sum(fee_wei) as fees from ${sql.table(`${SCHEMA}.transactions`)}
      where chain_id = ${chainId} and account = ${provider} group by task
    ) as spent on spent.task = tasks.address
    where tasks.chain_id = ${chainId} and tasks.provider = ${provider}
      and (tasks.earned > 0 or spent.fees > 0)
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(db)
  return rows.map(({ day, source, task, model, confirmed, earned, fees }) => ({
    day,
    source: getAddress(source),
    task: findTaskId(task),
    ...(model !== null && { model }),
    confirmed: Number(confirmed),
    earned: BigInt(earned),
    fees: BigInt(fees),
  }))
}
