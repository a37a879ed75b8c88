import type { Address } from 'viem'
import { vault } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link forceReleasePayment}: the task, and whose payment it is. */
export interface ForceReleasePaymentParameters extends Budget {
  /** To whom the payment belongs. */
  client: Address
  taskAddress: Address
}

/** What {@link forceReleasePayment} returns: the transaction, once it is mined. */
export type ForceReleasePaymentReturnType = SentTransaction

/**
 * Gives the frozen payment of a task back to its client when nothing else releases it. For judges
 * of the protocol. Source: ABI of the Vault.
 *
 * @throws ContractRevertError with the code `NOT_OWNER` when the account is no judge.
 *
 * @example
 * ```ts
 * await forceReleasePayment(judgeClient, { client: payer, taskAddress })
 * ```
 */
export async function forceReleasePayment(
  client: TaskmeshClient,
  { client: owner, taskAddress, ...budget }: ForceReleasePaymentParameters,
): Promise<ForceReleasePaymentReturnType> {
  return callContract(
    client,
    { contract: vault, functionName: 'forceReleasePayment', args: [owner, taskAddress] },
    budget,
  )
}
