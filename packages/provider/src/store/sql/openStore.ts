import { Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import type { PublishStore } from '@taskmesh/client'
import { Pool } from 'pg'
import { fromPglite, PgBoss } from 'pg-boss'
import { PGliteMissingError, StoreUnavailableError } from '../../errors/providerErrors.ts'
import type { ProviderStore } from '../taskStore.ts'
import { checkDiskSpace } from './diskSpace.ts'
import { migrate, SCHEMA } from './migrations.ts'
import { databaseChannel, silentChannel, type NewsChannel } from './newsChannel.ts'
import { guardPublications, guardStore } from './guardStore.ts'
import { databaseLocks, processLocks, type Locks } from './locks.ts'
import { sqlPublishStore } from './sqlPublishStore.ts'
import { sqlTaskStore } from './sqlTaskStore.ts'
import type { Tables } from './tables.ts'

/** Which store to open. */
export type OpenStoreOptions =
  | {
      /** A folder of this machine for an embedded Postgres, for one process at a time. */
      folder: string
    }
  | {
      /** URL of a Postgres database, for any number of processes: `postgres://user:password@host/name`. */
      url: string
      /** Most connections of this process. Default 5, 2 more for the jobs and 1 for news. */
      maxConnections?: number | undefined
    }

/** The schema of pg-boss's tables. */
const JOBS_SCHEMA = 'taskmesh_jobs'
const DEFAULT_CONNECTIONS = 5
const CONNECT_TIMEOUT_MS = 10_000
const BOSS = {
  schema: JOBS_SCHEMA,
  schedule: false,
  superviseIntervalSeconds: 10,
  monitorIntervalSeconds: 10,
}

interface OpenDatabase {
  /** Throws when nothing should be written. */
  check?: () => Promise<void>
  db: Kysely<Tables>
  boss: PgBoss
  locks: Locks
  channel: NewsChannel
  isShared: boolean
  close(): Promise<void>
}

/** A store in a database, which publishers can use too. */
export interface OpenStore extends ProviderStore {
  /** For `publishTask({ store })` and `resumePublications`. */
  publications: PublishStore
}

/** PGlite is large, and a process with a Postgres server does not need it. */
async function loadPglite() {
  try {
    return await import('./pgliteFolder.ts')
  } catch (error) {
    const isMissing =
      error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
    if (isMissing && error.message.includes('@electric-sql/pglite')) {
      throw new PGliteMissingError(error)
    }
    throw error
  }
}

async function openEmbedded(folder: string): Promise<OpenDatabase> {
  const { openPglite } = await loadPglite()
  const { pglite, close } = await openPglite(folder)
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
  const boss = new PgBoss({ ...BOSS, backend: 'pglite', db: fromPglite(pglite) })
  const check = () => checkDiskSpace(folder)
  const channel = silentChannel()
  return { db, boss, check, locks: processLocks(), channel, isShared: false, close }
}

function openServer(url: string, max: number): OpenDatabase {
  const connectionTimeoutMillis = CONNECT_TIMEOUT_MS
  const pool = new Pool({ connectionString: url, max, connectionTimeoutMillis })
  // A connection that breaks while it is idle is replaced; a query that it breaks says so itself.
  pool.on('error', () => undefined)
  // One that breaks between two queries of a transaction says so with the second.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const boss = new PgBoss({ ...BOSS, connectionString: url, max: 2, connectionTimeoutMillis })
  const locks = databaseLocks(url, connectionTimeoutMillis)
  const channel = databaseChannel(url, connectionTimeoutMillis)
  return {
    db,
    boss,
    locks,
    channel,
    isShared: true,
    async close() {
      await channel.close()
      await locks.close()
      await db.destroy()
    },
  }
}

/** Names a store without the password of its URL. */
function nameOf(options: OpenStoreOptions): string {
  if ('folder' in options) return options.folder
  const { host, pathname } = URL.parse(options.url) ?? { host: 'at an invalid URL', pathname: '' }
  return `${host}${pathname}`
}

/**
 * Opens a provider's store: an embedded Postgres in a folder, or a Postgres server. Its tables are made
 * or brought up to date. Both keep what is committed through a power failure, as far as the disk does.
 *
 * @throws {@link PGliteMissingError} when the package that a folder needs is not installed.
 * @throws {@link StoreInUseError} when another process has the folder open.
 * @throws {@link StoreUnavailableError} when the database does not answer or the folder is damaged.
 *
 * @example
 * ```ts
 * const store = await openStore({ folder: './provider' })
 * const provider = createProvider({ client, runner, sources, store })
 * ```
 */
export async function openStore(options: OpenStoreOptions): Promise<OpenStore> {
  const open =
    'folder' in options
      ? await openEmbedded(options.folder)
      : openServer(options.url, options.maxConnections ?? DEFAULT_CONNECTIONS)
  const { db, boss, check, locks, channel, isShared, close } = open
  // Each function that fails says so itself; what fails in the background is tried again by pg-boss.
  boss.on('error', () => undefined)
  try {
    await migrate(db)
    await boss.start()
  } catch (cause) {
    await close()
    const reason = cause instanceof Error ? cause.message : 'unknown reason'
    throw new StoreUnavailableError(nameOf(options), reason, cause)
  }
  return {
    publications: guardPublications(sqlPublishStore(db.withSchema(SCHEMA), locks), check),
    of: async (owner) =>
      guardStore(
        sqlTaskStore({ db: db.withSchema(SCHEMA), boss, owner, channel, isShared }),
        nameOf(options),
        check,
      ),
    async close() {
      await boss.stop({ graceful: false })
      await close()
    },
  }
}
