import type { TransactionReceipt } from 'viem'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { TransactionReplacedError } from '../errors/chainErrors.ts'
import { findLog } from '../transactions/findLog.ts'
import { reasonForRevert } from '../transactions/reasonForRevert.ts'
import { waitForReceipt } from '../transactions/waitForReceipt.ts'
import { contextOf } from './contextOf.ts'
import type { SignedMember } from './ReadyMember.ts'

const functionName = 'publishTask'

/**
 * Ends a member with what its transaction did.
 *
 * @param known - its receipt; else it is waited for, as long as the member's signal allows.
 * @returns `replaced` when a block has another transaction with its number: then it goes on.
 */
export async function finishMember(
  client: TaskmeshClient,
  signed: SignedMember,
  known: TransactionReceipt | undefined,
): Promise<'ended' | 'replaced'> {
  const { member, transaction, source, terms, configUrl, warnings } = signed
  const { signal, onSigned, onPublished, maxFeePerGas } = member.request
  const { hash } = transaction
  try {
    const awaited = { hash, transaction, functionName, maxFeePerGas, onSigned }
    const receipt = known ?? (await waitForReceipt(client, awaited, signal))
    const { status, transactionHash, from } = receipt
    if (status === 'reverted') {
      const call = { ...signed.prepared.call, ...contextOf(client, from, signed) }
      throw await reasonForRevert(client, from, call, receipt)
    }
    const { task: taskAddress } = findLog(client, receipt, 'TaskPublished').args
    await onPublished({ taskAddress, hash: transactionHash })
    const { payment, expiryTime } = terms
    const facts = { receipt, taskAddress, source, payment, expiryTime, configUrl, warnings }
    member.succeed({ hash: transactionHash, ...facts })
  } catch (error) {
    if (error instanceof TransactionReplacedError && member.isOpen) return 'replaced'
    member.fail(error)
  }
  return 'ended'
}
