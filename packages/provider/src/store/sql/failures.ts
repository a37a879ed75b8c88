import { sql, type Kysely } from 'kysely'
import type { StoreOwner } from '../taskStore.ts'
import { SCHEMA } from './migrations.ts'
import type { Tables } from './tables.ts'

const MAX_FAILURES = 10_000

/** Remembers why a model failed on a request, and forgets the oldest of more than 10 000. */
export async function addFailure(
  db: Kysely<Tables>,
  { chainId, provider }: StoreOwner,
  { model, hash, reason }: { model: string; hash: string; reason: string },
): Promise<void> {
  const key = { chain_id: chainId, provider }
  await db
    .insertInto('failures')
    .values({ ...key, model, hash, reason })
    .onConflict((conflict) =>
      conflict.columns(['chain_id', 'provider', 'hash', 'model']).doUpdateSet({ reason }),
    )
    .execute()
  await sql`
    delete from ${sql.table(`${SCHEMA}.failures`)}
    where chain_id = ${chainId} and provider = ${provider} and id <= (
      select id from ${sql.table(`${SCHEMA}.failures`)}
      where chain_id = ${chainId} and provider = ${provider}
      order by id desc offset ${MAX_FAILURES} limit 1
    )`.execute(db)
}

/** Why a model failed on a request, if it has. */
export async function findFailure(
  db: Kysely<Tables>,
  { chainId, provider }: StoreOwner,
  model: string,
  hash: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('failures')
    .select('reason')
    .where('chain_id', '=', chainId)
    .where('provider', '=', provider)
    .where('hash', '=', hash)
    .where('model', '=', model)
    .executeTakeFirst()
  return row?.reason
}
