import { raceSignal } from 'race-signal'
import type { Address } from 'viem'
import { deposit } from '../actions/vault/deposit.ts'
import { getVaultAccount } from '../actions/vault/getVaultAccount.ts'
import { requireAccount } from '../connection/requireAccount.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { RpcError } from '../errors/chainErrors.ts'
import { InsufficientVaultBalanceError } from '../errors/publishErrors.ts'
import { retryRead } from '../reads/retryRead.ts'
import type { Budget } from '../scheduling/budget.ts'
import { withLock } from '../scheduling/withLock.ts'
import { readPendingBalance, smaller } from './readPendingBalance.ts'
import { readSnapshot } from './readSnapshot.ts'

const READINGS = 3

/** A payment that this process is about to make from a vault balance. */
export interface Commitment {
  /** In wei. */
  payment: bigint
  /** Who signs. */
  account: Address
  /** Of the transaction, once it is signed. */
  nonce?: number | undefined
}

interface Ledger {
  commitments: Set<Commitment>
  /** The balance of an earlier block is not the newest. */
  since: bigint
}

/** By chain and payer; empty ones are not kept. */
const ledgers = new Map<string, Ledger>()

const nameOf = (client: TaskmeshClient, payer: Address) =>
  `${client.chain?.id}:${payer.toLowerCase()}`

const sum = (commitments: readonly Commitment[]) =>
  commitments.reduce((total, { payment }) => total + payment, 0n)

/** Says that a payment is about to be made. */
export function commit(client: TaskmeshClient, payer: Address, payment: bigint): Commitment {
  const name = nameOf(client, payer)
  const ledger = ledgers.get(name) ?? { commitments: new Set(), since: 0n }
  const commitment = { payment, account: requireAccount(client, 'publishTask').address }
  ledger.commitments.add(commitment)
  ledgers.set(name, ledger)
  return commitment
}

/** Says that a payment was made, or will not be. */
export function settle(client: TaskmeshClient, payer: Address, commitment: Commitment): void {
  const name = nameOf(client, payer)
  const ledger = ledgers.get(name)
  ledger?.commitments.delete(commitment)
  if (ledger?.commitments.size === 0) ledgers.delete(name)
}

/** The balance of a payer after a block, and which commitments it does not show yet. */
async function readOpen(
  client: TaskmeshClient,
  payer: Address,
  { commitments, since }: Ledger,
  signal: AbortSignal,
): Promise<{ balance: bigint; open: Commitment[] }> {
  const { address } = requireAccount(client, 'publishTask')
  const read = async () => {
    const { blockNumber, transactionCount } = await readSnapshot(client, { address, signal })
    if (blockNumber < since) throw new RpcError('reading a balance', 'it is behind its own receipt')
    const { balance } = await getVaultAccount(client, { account: payer, blockNumber })
    const isMined = ({ account, nonce }: Commitment) =>
      account === address && nonce !== undefined && nonce < transactionCount
    for (const one of commitments) if (isMined(one)) commitments.delete(one)
    return { balance, open: [...commitments] }
  }
  return raceSignal(retryRead(read, signal), signal)
}

/** What a payer's balance lacks, in wei. Read again: a node may mix two blocks while it makes one. */
async function readMissing(
  client: TaskmeshClient,
  payer: Address,
  ledger: Ledger,
  signal: AbortSignal,
): Promise<bigint> {
  let least: bigint | undefined
  for (let reading = 0; reading < READINGS; reading += 1) {
    const { balance, open } = await readOpen(client, payer, ledger, signal)
    const missing = sum(open) - balance
    if (least === undefined || missing < least) least = missing
    if (least <= 0n) break
  }
  return least ?? 0n
}

/**
 * Deposits what a vault balance lacks for all payments that this process is about to make from it:
 * calls at the same time share one deposit.
 */
export async function fundCommitments(
  client: TaskmeshClient,
  payer: Address,
  { signal, timeoutMs }: Budget & { signal: AbortSignal },
): Promise<void> {
  const name = nameOf(client, payer)
  const fund = async () => {
    const ledger = ledgers.get(name)
    if (ledger === undefined) return
    const missing = await readMissing(client, payer, ledger, signal)
    if (missing <= 0n) return
    // A deposit ends by itself in time, and its error shows whether it was sent.
    const call = { amount: missing, account: payer, signal, timeoutMs }
    ledger.since = (await deposit(client, call)).receipt.blockNumber
  }
  await withLock(`fund:${name}`, fund, signal)
}

/** What a vault balance lacks for all payments that this process is about to make from it, in wei. */
export async function missingFunds(
  client: TaskmeshClient,
  payer: Address,
  signal: AbortSignal,
): Promise<bigint> {
  const ledger = ledgers.get(nameOf(client, payer))
  const missing = ledger === undefined ? 0n : await readMissing(client, payer, ledger, signal)
  return missing > 0n ? missing : 0n
}

/**
 * Compares a payment with what the vault balance has left after those that this process is about
 * to make from it.
 *
 * @throws InsufficientVaultBalanceError.
 */
export async function checkCommitment(
  client: TaskmeshClient,
  payer: Address,
  commitment: Commitment,
  signal: AbortSignal,
): Promise<void> {
  const ledger = ledgers.get(nameOf(client, payer)) ?? { commitments: new Set(), since: 0n }
  const readAlone = async () => {
    const reads = [
      getVaultAccount(client, { account: payer }),
      readPendingBalance(client, payer),
    ] as const
    const [{ balance: latest }, pending] = await raceSignal(Promise.all(reads), signal)
    return { balance: smaller(latest, pending), open: [] }
  }
  // At a node that shows no number of a block, the simulation decides alone.
  const { balance, open } =
    ledger.commitments.size <= 1
      ? await readAlone()
      : await readOpen(client, payer, ledger, signal).catch(readAlone)
  // Those that came first go first.
  const before = open.slice(0, Math.max(0, open.indexOf(commitment)))
  const available = balance - sum(before)
  if (available >= commitment.payment) return
  throw new InsufficientVaultBalanceError(
    payer,
    commitment.payment,
    available > 0n ? available : 0n,
  )
}
