import { walk } from '@taskmesh/errors'
import { BaseError, HttpRequestError, type Hash } from 'viem'
import { sendRawTransaction } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { TransactionUncertainError, type SignedTransactionInfo } from '../errors/chainErrors.ts'
import { sleep } from '../scheduling/sleep.ts'
import { findNonceHolder } from './findNonceHolder.ts'
import { isEventuallyKnown, isTransactionKnown } from './isTransactionKnown.ts'
import { signerOf } from './signerOf.ts'

const TRIES = 5
const BACKOFF_MS = 250
const LOOKUPS = 6
const LOOKUP_INTERVAL_MS = 500
const ALREADY_KNOWN =
  /already known|known transaction|already imported|already in (mem)?pool|tx already exists/i
const NONCE_TAKEN = /nonce too low|nonce is too low|oldnonce/i
/** Another transaction with the number is under way; which of both is mined is open. */
const CONTESTED = /replacement transaction underpriced|transaction underpriced: replacement/i
const FEE_TOO_LOW =
  /fee cap less than|less than block base fee|transaction underpriced|fee too low/i
const REFUSED =
  /insufficient funds|insufficient balance for|intrinsic gas|exceeds block gas limit|exceeds the configured cap|invalid sender|invalid chain ?id|invalid signature|nonce too high|transaction type not (valid|supported)|gas limit/i

/** A signed transaction with the function that it calls. */
export interface SignedTransaction extends SignedTransactionInfo {
  functionName: string
}

/**
 * What became of a transaction that was handed to the node:
 * - `sent`: the node has it.
 * - `contested`: the node has another one with its number, and neither is mined.
 * - `nonceTaken`: another transaction with its number was seen in a block. It can never be mined.
 * - `feeTooLow`, `refused`: this node does not want it and nobody has seen it. It may be at another
 *   node behind the same URL, so its number is all that can be used again.
 */
export type Outcome = 'sent' | 'contested' | 'nonceTaken' | 'feeTooLow' | 'refused'

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

function answerOf(text: string): Outcome | undefined {
  if (CONTESTED.test(text)) return 'contested'
  if (NONCE_TAKEN.test(text)) return 'nonceTaken'
  if (FEE_TOO_LOW.test(text)) return 'feeTooLow'
  return REFUSED.test(text) ? 'refused' : undefined
}

async function isKnown(client: TaskmeshClient, hash: Hash): Promise<boolean> {
  return isTransactionKnown(client, hash).catch(() => false)
}

type Fate = 'landed' | 'replaced' | 'unknown'

async function lookUpFate(
  client: TaskmeshClient,
  transaction: SignedTransactionInfo,
): Promise<Fate> {
  const { hash, nonce } = transaction
  if (await isTransactionKnown(client, hash)) return 'landed'
  const holder = await findNonceHolder(client, { address: await signerOf(transaction), nonce })
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
 * once. No answer of a node proves that it did not pass the transaction on: a load balancer gives
 * it to several nodes and returns what any of them says. So "nonce too low" is believed only when
 * another transaction with that number was seen in a block, and a refusal only says that the same
 * number can be signed again.
 *
 * @throws {@link TransactionUncertainError} when it stays unknown whether the node took it.
 *
 * @example
 * ```ts
 * const transfer = { account, to: payer, value: 1n, gas: 100_000n } as const
 * const { chainId = chain.id, nonce, maxFeePerGas } = await client.prepareTransactionRequest(transfer)
 * const signing = { to: payer, value: 1n, gas: 100_000n, chainId, nonce, maxFeePerGas }
 * const rawTransaction = await account.signTransaction({ ...signing, type: 'eip1559' })
 * const transaction = { hash: keccak256(rawTransaction), rawTransaction, nonce }
 * const { outcome } = await broadcast(client, { ...transaction, functionName: 'transfer' })
 * show(outcome)
 * ```
 */
export async function broadcast(
  client: TaskmeshClient,
  { functionName, ...transaction }: SignedTransaction,
): Promise<{ outcome: Outcome; error?: unknown }> {
  const { hash, rawTransaction } = transaction
  const uncertain = (cause: unknown): never => {
    throw new TransactionUncertainError(hash, functionName, { transaction, cause })
  }
  let error: unknown
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
    const answer = answerOf(text)
    if (answer === 'contested') return { outcome: answer, error }
    if (answer === 'nonceTaken') {
      const fate = await fateOf(client, transaction)
      if (fate === 'unknown') uncertain(error)
      return fate === 'landed' ? { outcome: 'sent' } : { outcome: answer, error }
    }
    if (answer === undefined) continue
    const hasArrived = await isEventuallyKnown(client, hash).catch(uncertain)
    return hasArrived ? { outcome: 'sent' } : { outcome: answer, error }
  }
  return uncertain(error)
}
