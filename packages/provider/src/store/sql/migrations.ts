import { sql, type Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'

/** The schema of all tables but those of the jobs. */
export const SCHEMA = 'taskmesh'

const tables: Migration = {
  async up(db: Kysely<unknown>) {
    const { schema } = db.withSchema(SCHEMA)
    await schema
      .createTable('tasks')
      .addColumn('chain_id', 'bigint', (column) => column.notNull())
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('task', 'text', (column) => column.notNull())
      .addColumn('model', 'text')
      .addColumn('config_url', 'text', (column) => column.notNull())
      .addColumn('payment', 'numeric(78, 0)', (column) => column.notNull())
      .addColumn('expiry_time', 'numeric(78, 0)', (column) => column.notNull())
      .addColumn('priority', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('code', 'text')
      .addColumn('result', 'text')
      .addColumn('result_url', 'text')
      .addColumn('response', 'text')
      .addColumn('hash', 'text')
      .addColumn('earned', 'numeric(78, 0)', (column) => column.notNull())
      .addColumn('retries', 'integer', (column) => column.notNull())
      .addColumn('fence', 'integer', (column) => column.notNull())
      .addColumn('prepared_fence', 'integer')
      .addColumn('worker', 'text')
      .addColumn('signer', 'text')
      .addColumn('run_job', 'uuid')
      .addColumn('sign_job', 'uuid')
      .addColumn('stages', 'jsonb', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('tasks_key', ['chain_id', 'provider', 'address'])
      .execute()
    await schema
      .createIndex('tasks_state')
      .on('tasks')
      .columns(['chain_id', 'provider', 'state', 'address'])
      .execute()
    await schema
      .createTable('transactions')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('chain_id', 'bigint', (column) => column.notNull())
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('nonce', 'integer', (column) => column.notNull())
      .addColumn('raw', 'text', (column) => column.notNull())
      .addColumn('purpose', 'text', (column) => column.notNull())
      .addColumn('task', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('gas_used', 'numeric(78, 0)')
      .addColumn('fee_wei', 'numeric(78, 0)')
      .addColumn('block', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute()
    await schema
      .createIndex('transactions_nonce')
      .on('transactions')
      .columns(['chain_id', 'account', 'nonce'])
      .unique()
      .where(sql.ref('status'), 'in', ['signed', 'mined', 'reverted'])
      .execute()
    await schema
      .createIndex('transactions_task')
      .on('transactions')
      .columns(['chain_id', 'account', 'task'])
      .execute()
    await schema
      .createTable('cursors')
      .addColumn('chain_id', 'bigint', (column) => column.notNull())
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('cursors_key', ['chain_id', 'provider', 'name'])
      .execute()
    await schema
      .createTable('durations')
      .addColumn('id', 'bigint', (column) => column.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('chain_id', 'bigint', (column) => column.notNull())
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('task', 'text', (column) => column.notNull())
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('milliseconds', 'double precision', (column) => column.notNull())
      .execute()
    await schema
      .createIndex('durations_model')
      .on('durations')
      .columns(['chain_id', 'provider', 'task', 'model', 'id'])
      .execute()
  },
}

const failures: Migration = {
  async up(db: Kysely<unknown>) {
    const { schema } = db.withSchema(SCHEMA)
    await schema
      .createTable('failures')
      .addColumn('id', 'bigint', (column) => column.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('chain_id', 'bigint', (column) => column.notNull())
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .execute()
    await schema
      .createIndex('failures_hash')
      .on('failures')
      .columns(['chain_id', 'provider', 'hash', 'model'])
      .unique()
      .execute()
    await schema
      .createIndex('tasks_declined')
      .on('tasks')
      .columns(['chain_id', 'provider', 'updated_at'])
      .where(sql.ref('state'), '=', 'DECLINED')
      .execute()
    await schema
      .createIndex('transactions_created')
      .on('transactions')
      .columns(['chain_id', 'account', 'created_at'])
      .execute()
  },
}

const publications: Migration = {
  async up(db: Kysely<unknown>) {
    const { schema } = db.withSchema(SCHEMA)
    await schema
      .createTable('publications')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('chain_id', 'bigint', (column) => column.notNull())
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('publication', 'jsonb', (column) => column.notNull())
      .execute()
    await schema
      .createIndex('publications_unfinished')
      .on('publications')
      .columns(['chain_id', 'account'])
      .where(sql.ref('status'), '=', 'signed')
      .execute()
  },
}

/** Every change of the tables, by the name under which a database remembers it. A name is never changed. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-tables': tables,
  '0002-failures': failures,
  '0003-publications': publications,
}

/** Brings the tables of a database up to date. Several processes may do so at once. */
export async function migrate<Tables>(db: Kysely<Tables>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // Postgres' own "if not exists" fails when two do it in the same moment.
    await sql`select pg_advisory_xact_lock(hashtextextended(${SCHEMA}, 2))`.execute(transaction)
    await transaction.schema.createSchema(SCHEMA).ifNotExists().execute()
  })
  const migrator = new Migrator({
    db,
    migrationTableSchema: SCHEMA,
    provider: { getMigrations: async () => MIGRATIONS },
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
