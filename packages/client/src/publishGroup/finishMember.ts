import type { TransactionReceipt } from 'viem'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { ContractRevertError } from '../errors/chainErrors.ts'
import { findLog } from '../transactions/findLog.ts'
import { waitForReceipt } from '../transactions/waitForReceipt.ts'
import type { SignedMember } from './ReadyMember.ts'

const functionName = 'publishTask'

/**
 * Ends a member with what its transaction did.
 *
 * @param known - its receipt; else it is waited for, as long as the member's signal allows.
 */
export async function finishMember(
  client: TaskmeshClient,
  signed: SignedMember,
  known: TransactionReceipt | undefined,
): Promise<void> {
  const { member, transaction, source, terms, configUrl, warnings } = signed
  const { hash } = transaction
  const { signal, onProgress } = member.request
  try {
    const waiting = { hash, transaction, functionName }
    const receipt = known ?? (await waitForReceipt(client, waiting, signal))
    if (receipt.status === 'reverted') throw new ContractRevertError({ functionName, hash })
    const { task: taskAddress } = findLog(client, receipt, 'TaskPublished').args
    await onProgress?.({ step: 'published', hash })
    const { payment, expiryTime } = terms
    const facts = { hash, receipt, taskAddress, source, payment, expiryTime, configUrl, warnings }
    member.succeed({ ...facts, isRepeated: false })
  } catch (error) {
    member.fail(error)
  }
}
