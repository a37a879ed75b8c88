import { raceSignal } from 'race-signal'
import { LRUCache } from 'lru-cache'
import { HttpRequestError, RpcError as NodeError, RpcRequestError, type Address } from 'viem'
import { walk } from '@taskmesh/errors'
import * as z from 'zod/mini'
import { nodeKey } from '../connection/nodeKey.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { retryRead } from '../reads/retryRead.ts'

type TxpoolSchema = { Parameters?: readonly unknown[]; ReturnType: unknown }

const byNonce = z.record(z.string(), z.unknown())
const ofAccount = z.object({ queued: byNonce })
const ofAll = z.object({ queued: z.record(z.string(), byNonce) })
const poolStatus = z.object({ queued: z.union([z.string(), z.number()]) })

/** More than these are not read, to find those of one account. */
const MAX_QUEUED = 5000

type Way = 'contentFrom' | 'content' | 'none'

/** Numbers of transactions; `undefined` when the node does not show them. */
type Shown = string[] | undefined

/** By node: which of the methods it has. */
const ways = new LRUCache<string, Way>({ max: 1000 })

async function ask(client: TaskmeshClient, method: string, params: readonly unknown[] = []) {
  return client.request<TxpoolSchema>({ method, params }, { retryCount: 1 })
}

async function readOfAccount(client: TaskmeshClient, address: Address): Promise<Shown> {
  const answer = await ask(client, 'txpool_contentFrom', [address])
  return Object.keys(z.parse(ofAccount, answer).queued)
}

async function readOfAll(client: TaskmeshClient, address: Address): Promise<Shown> {
  const count = Number(z.parse(poolStatus, await ask(client, 'txpool_status')).queued)
  if (count > MAX_QUEUED) return undefined
  if (count === 0) return []
  const { queued } = z.parse(ofAll, await ask(client, 'txpool_content'))
  const own = Object.entries(queued).filter(([of]) => of.toLowerCase() === address.toLowerCase())
  return own.flatMap(([, nonces]) => Object.keys(nonces))
}

const readers: Record<Way, (client: TaskmeshClient, address: Address) => Promise<Shown>> = {
  contentFrom: readOfAccount,
  content: readOfAll,
  none: async () => undefined,
}

/** Whether a node, or what is before it, refuses a method; not that it fails for a while. */
function isRefusal(error: unknown): boolean {
  const status = walk(error, (cause) => cause instanceof HttpRequestError)?.status
  if (status !== undefined) return status >= 400 && status < 500 && status !== 408 && status !== 429
  const isAnswer = (cause: unknown) =>
    cause instanceof RpcRequestError ||
    cause instanceof NodeError ||
    cause instanceof z.core.$ZodError
  return walk(error, isAnswer) !== undefined
}

/** Asks in the way that the node is known to answer, else in each. */
async function readQueued(client: TaskmeshClient, address: Address): Promise<Shown> {
  const name = nodeKey(client)
  const known = ways.get(name)
  for (const way of known === undefined ? (['contentFrom', 'content', 'none'] as const) : [known]) {
    try {
      const nonces = await readers[way](client, address)
      ways.set(name, way)
      return nonces
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
  }
  return undefined
}

/**
 * Finds transactions of an account that a node keeps because a number before theirs is missing.
 *
 * @param from - the number that is missing.
 * @returns the lowest of their numbers; nothing when there are none, or the node does not show them.
 */
export async function findQueued(
  client: TaskmeshClient,
  address: Address,
  from: number,
  signal: AbortSignal,
): Promise<number | undefined> {
  const reading = retryRead(() => readQueued(client, address), signal).catch(() => undefined)
  const nonces = await raceSignal(reading, signal)
  const behind = (nonces ?? []).map(Number).filter((nonce) => nonce > from)
  return behind.length === 0 ? undefined : Math.min(...behind)
}
