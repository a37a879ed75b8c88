import type { LocalAccount } from 'viem'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { broadcast, type Outcome } from '../transactions/broadcast.ts'
import { fillNonce } from '../transactions/fillNonce.ts'
import type { SignedMember } from './ReadyMember.ts'

/** How often a number that no node has is given to another transaction. */
const FILL_TRIES = 3

/**
 * What became of a transaction: as `broadcast` says; `unknown` when no answer came; `filled` when the
 * node did not take it, and its number was given to another one for the sake of those behind it.
 */
export interface Delivery {
  outcome: Outcome | 'unknown' | 'filled'
  error?: unknown
}

interface Sender {
  client: TaskmeshClient
  account: LocalAccount
}

async function send({ client }: Sender, { transaction }: SignedMember): Promise<Delivery> {
  try {
    return await broadcast(client, { ...transaction, functionName: 'publishTask' })
  } catch (error) {
    return { outcome: 'unknown', error }
  }
}

/**
 * Hands a transaction to the node again. Those with higher numbers must not wait for one that no
 * node has: they could land long after somebody looked for them. So it is sent once more, and then
 * its number is given to a transfer of nothing.
 *
 * @param stop - called when the node does not take it; returns whether some with higher numbers were
 * sent.
 */
export async function deliver(
  sender: Sender,
  signed: SignedMember,
  stop: () => boolean,
): Promise<Delivery> {
  const first = await send(sender, signed)
  if (first.outcome === 'sent') return first
  const hasLater = stop()
  if (!hasLater || first.outcome === 'nonceTaken' || first.outcome === 'contested') return first
  const second = await send(sender, signed)
  if (second.outcome !== 'unknown' && second.outcome !== first.outcome) return second
  const { client, account } = sender
  const { transaction, prepared } = signed
  for (let left = FILL_TRIES; left > 0; left -= 1) {
    const isFilled = await fillNonce(client, account, transaction.nonce, prepared.fees)
    if (isFilled) return { outcome: 'filled', error: second.error }
  }
  return second
}
