import type { Address, LocalAccount } from 'viem'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { TransactionRefusedError } from '../errors/chainErrors.ts'
import { sleep } from '../scheduling/sleep.ts'
import { fillNonce } from '../transactions/fillNonce.ts'
import { findQueued } from '../transactions/findQueued.ts'
import { readSnapshot, type Snapshot } from './readSnapshot.ts'

const LONGEST_INTERVAL_MS = 1000
/** How long a number may be missing: who sends the next ones may be about to send it. */
const GAP_PATIENCE_MS = 3000

function signerOf(client: TaskmeshClient): LocalAccount | undefined {
  return client.account?.type === 'local' ? client.account : undefined
}

/** Lets the transactions behind a number that no transaction has be mined. */
async function closeGap(
  client: TaskmeshClient,
  { transactionCount: nonce }: Snapshot,
  queued: number,
): Promise<void> {
  const account = signerOf(client)
  if (account !== undefined && (await fillNonce(client, account, nonce))) return
  const reason = `transactions of the account from number ${queued} on wait for number ${nonce}, which no node has. Send one with this number, then repeat the call.`
  throw new TransactionRefusedError('publishTask', reason)
}

type Reading = { address: Address; signal: AbortSignal }

const nextLook = (client: TaskmeshClient, signal: AbortSignal) =>
  sleep(Math.min(client.pollingInterval, LONGEST_INTERVAL_MS), signal)

/**
 * Reads a snapshot in which nothing of the account is under way, as far as the node has heard;
 * waits for what is. A transaction that the node has not heard of has the same number as the next
 * one that is signed, and only one of both is mined.
 *
 * @throws RpcError; the signal's reason.
 */
export async function readIdleSnapshot(
  client: TaskmeshClient,
  { address, signal }: Reading,
): Promise<Snapshot> {
  for (;;) {
    const snapshot = await readSnapshot(client, { address, signal })
    if (snapshot.pendingCount <= snapshot.transactionCount) return snapshot
    await nextLook(client, signal)
  }
}

/**
 * Reads a snapshot in which nothing of the account can be mined but what is signed next.
 *
 * Transactions that a node keeps because a number before theirs is missing are waited for as well:
 * they could be mined beside the next one that is signed. When the number stays missing, it is given
 * to a transfer of nothing from the account to itself. A node without `txpool_contentFrom` or
 * `txpool_content` does not show them. Source: go-ethereum, JSON-RPC namespace `txpool`.
 *
 * @throws TransactionRefusedError when such a number cannot be filled; RpcError; the signal's reason.
 */
export async function readSettledSnapshot(
  client: TaskmeshClient,
  { address, signal }: Reading,
): Promise<Snapshot> {
  let gapSince: number | undefined
  for (;;) {
    const snapshot = await readIdleSnapshot(client, { address, signal })
    const queued = await findQueued(client, address, snapshot.transactionCount, signal)
    if (queued === undefined) return snapshot
    gapSince ??= performance.now()
    if (performance.now() - gapSince > GAP_PATIENCE_MS) {
      await closeGap(client, snapshot, queued)
      gapSince = undefined
    }
    await nextLook(client, signal)
  }
}
