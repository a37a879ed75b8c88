import { LRUCache } from 'lru-cache'
import type { Hash, LocalAccount } from 'viem'
import { getTransactionCount } from 'viem/actions'
import { nodeKey } from '../connection/nodeKey.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { isEventuallyKnown } from './isTransactionKnown.ts'

interface LastSent {
  nonce: number
  hash: Hash
}

/**
 * By signer. A signer that is forgotten gets the number that the node counts, as without this map:
 * if the node lags behind, the last transaction has that number already, and a chain mines only one
 * of the two. Nothing is paid twice.
 */
const lastSent = new LRUCache<string, LastSent>({ max: 1000 })

/** Names a signer on one node of one chain: whose transactions are numbered together. */
export function signerKey(client: TaskmeshClient, account: LocalAccount): string {
  return `${nodeKey(client)}:${account.address}`
}

/**
 * Returns the number of the next transaction. A node that lags behind may not count the last one
 * yet; only when the node does not know that transaction at all is its own count taken.
 *
 * A `nonceManager` of the account is not asked: it goes on counting when a transaction was never
 * sent, and nothing after the gap is mined.
 */
export async function nextNonce(client: TaskmeshClient, account: LocalAccount): Promise<number> {
  const { address } = account
  const pending = await getTransactionCount(client, { address, blockTag: 'pending' })
  const last = lastSent.get(signerKey(client, account))
  if (last === undefined || pending > last.nonce) return pending
  return (await isEventuallyKnown(client, last.hash)) ? last.nonce + 1 : pending
}

/** Remembers the last transaction of a signer. */
export function rememberNonce(client: TaskmeshClient, account: LocalAccount, sent: LastSent): void {
  lastSent.set(signerKey(client, account), { nonce: sent.nonce, hash: sent.hash })
}
