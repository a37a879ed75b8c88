import { walk } from '@taskmesh/errors'
import {
  BaseError,
  HttpRequestError,
  recoverTransactionAddress,
  type Hash,
  type TransactionSerialized,
} from 'viem'
import { sendRawTransaction } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { TransactionUncertainError, type SignedTransactionInfo } from '../errors/chainErrors.ts'
import { sleep } from '../scheduling/sleep.ts'
import { findNonceHolder } from './findNonceHolder.ts'
import { isEventuallyKnown, isTransactionKnown } from './isTransactionKnown.ts'

const TRIES = 5
const BACKOFF_MS = 250
const LOOKUPS = 6
const LOOKUP_INTERVAL_MS = 500
/** Transports that hand a transaction to one node, once. */
const TO_ONE_NODE = new Set(['http', 'webSocket', 'ipc'])
const ALREADY_KNOWN =
  /already known|known transaction|already imported|already in (mem)?pool|tx already exists/i
const NONCE_TAKEN =
  /nonce too low|nonce is too low|replacement transaction underpriced|transaction underpriced: replacement|oldnonce/i
const REFUSED =
  /insufficient funds|insufficient balance for|intrinsic gas|exceeds block gas limit|exceeds the configured cap|invalid sender|invalid chain ?id|invalid signature|fee cap less than|less than block base fee|nonce too high|transaction type not (valid|supported)|gas limit/i

export interface SignedTransaction extends SignedTransactionInfo {
  functionName: string
  /** Whether it may have been handed to a node before this. */
  isResent?: boolean | undefined
}

function textOf(error: unknown): string {
  if (!(error instanceof BaseError)) return error instanceof Error ? error.message : ''
  const root = error.walk()
  const details =
    root instanceof BaseError ? root.details : root instanceof Error ? root.message : ''
  return `${error.details ?? ''}\n${error.shortMessage}\n${details ?? ''}`
}

function isTooMany(error: unknown): boolean {
  return walk(error, (cause) => cause instanceof HttpRequestError)?.status === 429
}

function outcomeOf(text: string): 'nonceTaken' | 'refused' | undefined {
  if (NONCE_TAKEN.test(text)) return 'nonceTaken'
  return REFUSED.test(text) ? 'refused' : undefined
}

async function isKnown(client: TaskmeshClient, hash: Hash): Promise<boolean> {
  return isTransactionKnown(client, hash).catch(() => false)
}

type Fate = 'landed' | 'replaced' | 'unknown'

async function lookUpFate(
  client: TaskmeshClient,
  { hash, nonce, rawTransaction }: SignedTransactionInfo,
): Promise<Fate> {
  if (await isTransactionKnown(client, hash)) return 'landed'
  // A union of all prefixes, of which every signed transaction has one.
  const serializedTransaction = rawTransaction as TransactionSerialized
  const address = await recoverTransactionAddress({ serializedTransaction })
  const holder = await findNonceHolder(client, { address, nonce })
  if (holder === undefined) return 'unknown'
  return holder === hash ? 'landed' : 'replaced'
}

/** What became of a transaction whose number is taken, with time for a node that lags behind. */
async function fateOf(client: TaskmeshClient, transaction: SignedTransactionInfo): Promise<Fate> {
  for (let lookup = 0; lookup < LOOKUPS; lookup += 1) {
    const fate = await lookUpFate(client, transaction).catch(() => 'unknown' as const)
    if (fate !== 'unknown') return fate
    await sleep(LOOKUP_INTERVAL_MS)
  }
  return 'unknown'
}

/**
 * Hands a signed transaction to the node.
 *
 * When no usable answer comes, the very same bytes are sent again, which a chain can take only
 * once. "Already known" means that they arrived. A number that is taken may be taken by this very
 * transaction, by a try whose answer got lost here or in a transport of several nodes: then only
 * the sight of another transaction with that number proves that this one can't land any more. A
 * refusal after such a try is not believed before repeated requests for the transaction found nothing.
 *
 * @returns `sent`, `nonceTaken` when another transaction has this one's number, or `refused`.
 * @throws {@link TransactionUncertainError} when it stays unknown whether the node took it.
 */
export async function broadcast(
  client: TaskmeshClient,
  { functionName, isResent = false, ...transaction }: SignedTransaction,
): Promise<{ outcome: 'sent' | 'nonceTaken' | 'refused'; error?: unknown }> {
  const { hash, rawTransaction } = transaction
  const uncertain = (cause: unknown): never => {
    throw new TransactionUncertainError(hash, functionName, { transaction, cause })
  }
  let error: unknown
  let mayHaveArrived = isResent || !TO_ONE_NODE.has(client.transport.type)
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (attempt > 0) await sleep(BACKOFF_MS * 2 ** (attempt - 1))
    try {
      await sendRawTransaction(client, { serializedTransaction: rawTransaction })
      return { outcome: 'sent' }
    } catch (caught) {
      error = caught
    }
    // A node that limits the rate of requests has not processed it.
    if (isTooMany(error)) continue
    const text = textOf(error)
    if (ALREADY_KNOWN.test(text) || (await isKnown(client, hash))) return { outcome: 'sent' }
    const outcome = outcomeOf(text)
    if (outcome === undefined) {
      mayHaveArrived = true
      continue
    }
    if (outcome === 'refused') {
      const hasArrived = mayHaveArrived && (await isEventuallyKnown(client, hash).catch(uncertain))
      return hasArrived ? { outcome: 'sent' } : { outcome, error }
    }
    const fate = await fateOf(client, transaction)
    if (fate === 'landed') return { outcome: 'sent' }
    return fate === 'unknown' && mayHaveArrived ? uncertain(error) : { outcome, error }
  }
  return uncertain(error)
}
