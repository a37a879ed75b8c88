import { TransactionNotFoundError, type Hash, type LocalAccount } from 'viem'
import { getChainId, getTransaction, getTransactionCount } from 'viem/actions'
import { sleep } from '../scheduling/sleep.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'

interface LastSent {
  nonce: number
  hash: Hash
}

const lastSent = new Map<string, LastSent>()
const LOOKUPS = 6
const LOOKUP_INTERVAL_MS = 500

/** Names one node of one chain. */
export function nodeKey(client: TaskmeshClient): string {
  const node: unknown = client.transport['url'] ?? client.uid
  return `${client.chain?.id}:${String(node)}`
}

/** Names a signer on one node of one chain: whose transactions are numbered together. */
export function signerKey(client: TaskmeshClient, account: LocalAccount): string {
  return `${nodeKey(client)}:${account.address}`
}

/** Tells whether the node has heard of a transaction. */
export async function isTransactionKnown(client: TaskmeshClient, hash: Hash): Promise<boolean> {
  try {
    await getTransaction(client, { hash })
    return true
  } catch (error) {
    if (error instanceof TransactionNotFoundError) return false
    throw error
  }
}

/** Gives a node that lags behind time to hear of a transaction, before it is believed that it has not. */
export async function isEventuallyKnown(client: TaskmeshClient, hash: Hash): Promise<boolean> {
  for (let lookup = 0; lookup < LOOKUPS; lookup += 1) {
    if (await isTransactionKnown(client, hash)) return true
    await sleep(LOOKUP_INTERVAL_MS)
  }
  return false
}

/**
 * The number of the next transaction. A node that lags behind may not count the last one yet;
 * then it is asked whether it knows that one, and only a chain that does not is believed.
 */
export async function nextNonce(client: TaskmeshClient, account: LocalAccount): Promise<number> {
  const { address, nonceManager } = account
  if (nonceManager) {
    const chainId = client.chain?.id ?? (await getChainId(client))
    return nonceManager.consume({ address, chainId, client })
  }
  const pending = await getTransactionCount(client, { address, blockTag: 'pending' })
  const last = lastSent.get(signerKey(client, account))
  if (last === undefined || pending > last.nonce) return pending
  return (await isEventuallyKnown(client, last.hash)) ? last.nonce + 1 : pending
}

/** Remembers the last transaction of a signer. */
export function rememberNonce(client: TaskmeshClient, account: LocalAccount, sent: LastSent): void {
  lastSent.set(signerKey(client, account), sent)
}

/** Gives a number back that no node took. */
export function releaseNonce(client: TaskmeshClient, account: LocalAccount, nonce: number): void {
  const chainId = client.chain?.id
  if (chainId === undefined) return
  account.nonceManager?.reset({ address: account.address, chainId, nonce })
}
