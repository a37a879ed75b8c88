import { sql, type Kysely } from 'kysely'
import type { Spent } from '../../policy/createDecider.ts'
import type { TransactionPurpose } from '../signedTransaction.ts'
import type { StoreOwner } from '../taskStore.ts'
import { SCHEMA } from './migrations.ts'
import type { Tables } from './tables.ts'

const LATEST_TRANSACTIONS = 20

interface SpentRow {
  fees: string | number
  unsettled: string | number
  attempts: string | number
}

/** What was spent since a time in milliseconds since 1970. */
export async function readSpent(
  db: Kysely<Tables>,
  { chainId, provider }: StoreOwner,
  since: number,
): Promise<Spent> {
  const { rows } = await sql<SpentRow>`
    select coalesce(sum(fee_wei), 0)::text as fees,
      count(*) filter (where fee_wei is null) as unsettled,
      count(*) filter (where purpose = 'attempt') as attempts
    from ${sql.table(`${SCHEMA}.transactions`)}
    where chain_id = ${chainId} and account = ${provider} and created_at >= ${since}
      and status in ('signed', 'mined', 'reverted')`.execute(db)
  const { fees = 0, unsettled = 0, attempts = 0 } = rows[0] ?? {}
  return { fees: BigInt(fees), unsettled: Number(unsettled), attempts: Number(attempts) }
}

/** The most gas that one of the latest 20 transactions for a purpose took. */
export async function readMostGas(
  db: Kysely<Tables>,
  { chainId, provider }: StoreOwner,
  purpose: TransactionPurpose,
): Promise<bigint | undefined> {
  const { rows } = await sql<{ most: string | null }>`
    select max(gas_used)::text as most from (
      select gas_used from ${sql.table(`${SCHEMA}.transactions`)}
      where chain_id = ${chainId} and account = ${provider} and purpose = ${purpose}
        and status = 'mined'
      order by created_at desc limit ${LATEST_TRANSACTIONS}
    ) as latest`.execute(db)
  const most = rows[0]?.most ?? undefined
  return most === undefined ? undefined : BigInt(most)
}
