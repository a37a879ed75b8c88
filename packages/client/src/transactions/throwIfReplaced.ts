import { isAddressEqual, type Address, type Hash, type TransactionReceipt } from 'viem'
import { getTransaction, getTransactionCount } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { TransactionReplacedError } from '../errors/chainErrors.ts'
import { findNonceHolder, type NumberedBy } from './findNonceHolder.ts'
import { findReceipt } from './findReceipt.ts'
import { signerOf } from './signerOf.ts'
import { hashesOf, type SubmittedTransaction } from './submittedTransaction.ts'

interface Seen extends NumberedBy {
  to: Address | null
  input: string
  value: bigint
}

/** What a wallet sent, by hash: only it knows the number, and the node forgets what is replaced. */
const sentByWallets = new WeakMap<SubmittedTransaction, Seen>()

async function numberOf(
  client: TaskmeshClient,
  submitted: SubmittedTransaction,
): Promise<NumberedBy> {
  const { transaction, hash } = submitted
  if (transaction !== undefined) {
    return { address: await signerOf(transaction), nonce: transaction.nonce }
  }
  const known = sentByWallets.get(submitted)
  if (known !== undefined) return known
  const { from: address, nonce, to, input, value } = await getTransaction(client, { hash })
  const seen = { address, nonce, to, input, value }
  sentByWallets.set(submitted, seen)
  return seen
}

/** The receipt of what a wallet sent in place of a transaction, if it does the same. */
async function findRepriced(
  client: TaskmeshClient,
  submitted: SubmittedTransaction,
  holder: Hash,
): Promise<TransactionReceipt | undefined> {
  const seen = sentByWallets.get(submitted)
  if (seen === undefined) return undefined
  const other = await getTransaction(client, { hash: holder })
  const isSame =
    other.input === seen.input &&
    other.value === seen.value &&
    other.to !== null &&
    seen.to !== null &&
    isAddressEqual(other.to, seen.to)
  return isSame ? findReceipt(client, [holder]) : undefined
}

/**
 * Looks whether a block has another transaction with the number of one. What a node fails to tell
 * is no reason to say so.
 *
 * @returns the receipt of the other one, when a wallet's user sent the same with higher fees.
 * @throws TransactionReplacedError.
 */
export async function throwIfReplaced(
  client: TaskmeshClient,
  submitted: SubmittedTransaction,
): Promise<TransactionReceipt | undefined> {
  try {
    const { address, nonce } = await numberOf(client, submitted)
    const count = await getTransactionCount(client, { address, blockTag: 'latest' })
    if (count <= nonce) return undefined
    const holder = await findNonceHolder(client, { address, nonce })
    if (holder === undefined || hashesOf(submitted).includes(holder)) return undefined
    const repriced = await findRepriced(client, submitted, holder)
    if (repriced !== undefined) return repriced
    throw new TransactionReplacedError(submitted.hash)
  } catch (error) {
    if (error instanceof TransactionReplacedError) throw error
    return undefined
  }
}
