import { setTimeout as sleep } from 'node:timers/promises'
import { raceSignal } from 'race-signal'
import { Pool, type PoolClient } from 'pg'

const INTERVAL_MS = 100

/** Runs functions under names, one at a time for each name. */
export interface Locks {
  run<Result>(name: string, run: () => Promise<Result>, signal?: AbortSignal): Promise<Result>
  close(): Promise<void>
}

/** Locks of this process alone. */
export function processLocks(): Locks {
  const queues = new Map<string, Promise<unknown>>()
  return {
    async run(name, run, signal) {
      const previous = queues.get(name) ?? Promise.resolve()
      const current = raceSignal(previous, signal).then(run)
      const settled = Promise.allSettled([previous, current])
      queues.set(name, settled)
      try {
        return await current
      } finally {
        if (queues.get(name) === settled) queues.delete(name)
      }
    },
    close: async () => undefined,
  }
}

/**
 * Locks of all processes that use a database: advisory locks of one connection, so that a process which
 * dies loses them and a thousand at once take no more connections.
 */
export function databaseLocks(url: string, connectionTimeoutMillis: number): Locks {
  const pool = new Pool({ connectionString: url, max: 1, connectionTimeoutMillis })
  pool.on('error', () => undefined)
  const own = processLocks()
  let held = 0
  let connection: Promise<PoolClient> | undefined

  async function connect(): Promise<PoolClient> {
    const client = await pool.connect()
    client.on('error', () => (connection = undefined))
    return client
  }

  async function tryLock(name: string): Promise<PoolClient | undefined> {
    connection ??= connect()
    connection.catch(() => (connection = undefined))
    const client = await connection
    const text = 'select pg_try_advisory_lock(hashtextextended($1, 1)) as taken'
    const { rows } = await client.query<{ taken: boolean }>(text, [name])
    return rows[0]?.taken ? client : undefined
  }

  async function runLocked<Result>(
    name: string,
    run: () => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> {
    let holder = await tryLock(name)
    while (holder === undefined) {
      await sleep(INTERVAL_MS, undefined, { signal })
      holder = await tryLock(name)
    }
    held += 1
    try {
      return await run()
    } finally {
      held -= 1
      const text = 'select pg_advisory_unlock(hashtextextended($1, 1))'
      // A connection that broke has lost the lock already.
      await holder.query(text, [name]).catch(() => undefined)
    }
  }

  return {
    run: (name, run, signal) => own.run(name, () => runLocked(name, run, signal), signal),
    async close() {
      const client = await connection?.catch(() => undefined)
      client?.release(held > 0)
      await pool.end()
    },
  }
}
