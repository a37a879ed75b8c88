import { vaultAbi } from '@taskmesh/contracts'
import { encodeFunctionData, type Address } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface ForceReleasePaymentParameters extends Budget {
  /** To whom the payment belongs. */
  client: Address
  task: Address
}

export type ForceReleasePaymentReturnType = SentTransaction

/**
 * Gives the frozen payment of a task back to its client when nothing else releases it. For judges
 * of the protocol. Source: ABI of the Vault.
 *
 * @throws ContractRevertError with the code `NOT_OWNER` when the account is no judge.
 *
 * @example
 * ```ts
 * await forceReleasePayment(judgeClient, { client: payer, task })
 * ```
 */
export async function forceReleasePayment(
  client: TaskmeshClient,
  { client: owner, task, ...budget }: ForceReleasePaymentParameters,
): Promise<ForceReleasePaymentReturnType> {
  const functionName = 'forceReleasePayment'
  const data = encodeFunctionData({ abi: vaultAbi, functionName, args: [owner, task] })
  const to = contractAddress(client, 'vault')
  return sendCall(client, { abi: vaultAbi, to, data, functionName }, budget)
}
