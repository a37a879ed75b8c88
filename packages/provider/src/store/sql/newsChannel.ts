import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql, type Transaction } from 'kysely'
import { Client } from 'pg'
import type { Address } from 'viem'
import { z } from 'zod'
import { TASK_STATES } from '../../states/taskState.ts'
import type { NewsListener, TaskNews } from '../changes.ts'
import type { StoreOwner } from '../taskStore.ts'
import type { Tables } from './tables.ts'

const CHANNEL = 'taskmesh_tasks'
const RECONNECT_MS = 1000

const addressSchema = z.custom<Address>((value) => typeof value === 'string')
const stateSchema = z.enum(TASK_STATES)
const messageSchema = z.object({
  sender: z.string(),
  chainId: z.number(),
  provider: addressSchema,
  address: addressSchema.optional(),
  from: stateSchema.optional(),
  to: stateSchema,
})

/** Tells the processes that use a database what the others have done, so that they need not wait for a look. */
export interface NewsChannel {
  /** Tells the others once the transaction is committed. */
  announce(transaction: Transaction<Tables>, owner: StoreOwner, news: TaskNews): Promise<void>
  /** Calls the listener with what others announce for an owner. */
  listen(owner: StoreOwner, listener: NewsListener): void
  close(): Promise<void>
}

/** For a database that no other process uses. */
export function silentChannel(): NewsChannel {
  return { announce: async () => undefined, listen: () => undefined, close: async () => undefined }
}

function parseMessage(payload: string | undefined) {
  try {
    return messageSchema.safeParse(JSON.parse(payload ?? '')).data
  } catch {
    return undefined
  }
}

/**
 * By `LISTEN` and `NOTIFY` of Postgres, with a connection of its own that is made anew when it breaks.
 * Behind a pooler that shares connections nothing comes.
 */
export function databaseChannel(url: string, connectionTimeoutMillis: number): NewsChannel {
  const sender = randomUUID()
  const closing = new AbortController()
  const listeners: { owner: StoreOwner; listener: NewsListener }[] = []
  let listening: Promise<void> | undefined

  function deliver(payload: string | undefined): void {
    const message = parseMessage(payload)
    if (message === undefined || message.sender === sender) return
    const { chainId, provider, address, from, to } = message
    for (const { owner, listener } of listeners) {
      if (owner.chainId !== chainId || owner.provider !== provider) continue
      listener({ address, from, to })
    }
  }

  /** Resolves when the connection has ended. */
  async function listenOnce(): Promise<void> {
    const client = new Client({ connectionString: url, connectionTimeoutMillis, keepAlive: true })
    const { signal } = closing
    const ended = new Promise<void>((resolve) => {
      const end = () => resolve()
      client.on('error', end)
      client.once('end', end)
      signal.addEventListener('abort', end, { once: true })
    })
    client.on('notification', ({ payload }) => deliver(payload))
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      if (!signal.aborted) await ended
    } finally {
      await client.end()
    }
  }

  async function keepListening(): Promise<void> {
    const { signal } = closing
    while (!signal.aborted) {
      // What is missed meanwhile is found by looking.
      await listenOnce().catch(() => undefined)
      await sleep(RECONNECT_MS, undefined, { signal }).catch(() => undefined)
    }
  }

  return {
    async announce(transaction, owner, news) {
      const payload = JSON.stringify({ sender, ...owner, ...news })
      await sql`select pg_notify(${CHANNEL}, ${payload})`.execute(transaction)
    },
    listen(owner, listener) {
      listeners.push({ owner, listener })
      listening ??= keepListening()
    },
    async close() {
      closing.abort()
      await listening
    },
  }
}
