import { TransactionRefusedError } from '../errors/chainErrors.ts'
import { readIdleSnapshot, readSettledSnapshot } from '../publish/readSettledSnapshot.ts'
import { isConfirmed } from '../publish/readSnapshot.ts'
import { withLock } from '../scheduling/withLock.ts'
import { signerKey } from '../transactions/nextNonce.ts'
import { findEarlierTasks } from './findEarlierTasks.ts'
import { GroupSender, type GroupSenderOptions } from './GroupSender.ts'
import type { ReadyMember } from './ReadyMember.ts'

/** How often other transactions of the account may come in between. */
const ROUNDS = 8

export interface Line {
  /** What is ready to be sent; more may come. */
  members: ReadyMember[]
  /** Waits until there is more, or no more will come. */
  more: () => Promise<boolean>
  /** Whether more may come. */
  readonly isOpen: boolean
}

type Sending = Omit<GroupSenderOptions, 'snapshot'> & {
  /** Whether some may be published once only. */
  isKeyed: boolean
  signal: AbortSignal
}

/** Sends from one view of the account, until the line is empty or somebody else took a number. */
async function sendFromSnapshot(line: Line, options: Sending): Promise<ReadyMember[]> {
  const { batching, account, isKeyed, signal } = options
  const { address } = account
  const readNext = isKeyed ? readSettledSnapshot : readIdleSnapshot
  const snapshot = await readNext(batching, { address, signal })
  const sender = new GroupSender({ ...options, snapshot })
  const known = new Set<ReadyMember>()
  let isChecked = false
  try {
    do {
      // What came later is looked for as well, in the same view that its number is from.
      const fresh = line.members.filter((one) => !known.has(one))
      for (const one of fresh) known.add(one)
      await findEarlierTasks(
        batching,
        snapshot,
        fresh.map(({ member }) => member),
      )
      if (isKeyed && !isChecked && !(await isConfirmed(batching, snapshot, { address, signal })))
        break
      isChecked = true
      while (line.members.length > 0 && !sender.isStale) await sender.advance(line)
    } while (!sender.isStale && (await line.more()))
  } finally {
    await sender.settle()
  }
  return sender.overtaken
}

/**
 * Sends a line of members. The account's number is a compare-and-swap: when another process takes
 * one, the chain is looked at again before those that are left are signed.
 *
 * @throws TransactionRefusedError, RpcError; the signal's reason. Nothing of what is left in the line
 * was sent.
 */
export async function sendMembers(line: Line, options: Sending): Promise<void> {
  const { client, account, signal } = options
  const send = () => sendFromSnapshot(line, options)
  for (let round = 0; round < ROUNDS; round += 1) {
    line.members.unshift(...(await withLock(signerKey(client, account), send, signal)))
    if (line.members.length === 0 && !(await line.more())) return
  }
  const reason = 'other transactions of the account kept taking its number.'
  throw new TransactionRefusedError('publishTask', reason)
}
