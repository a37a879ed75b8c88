import type { Address } from 'viem'
import { vault } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link waive}: whose stake is given back, and how much. */
export interface WaiveParameters extends Budget {
  /** Whose stake was taken. */
  account: Address
  /** In wei. */
  amount: bigint
}

/** What {@link waive} returns: the transaction, once it is mined. */
export type WaiveReturnType = SentTransaction

/**
 * Gives sanctioned stake back. For judges of the protocol. Source: ABI of the Vault.
 *
 * @throws ContractRevertError with the code `NOT_OWNER` when the account is no judge.
 *
 * @example
 * ```ts
 * await waive(judgeClient, { account: provider, amount: parseEther('0.01') })
 * ```
 */
export async function waive(
  client: TaskmeshClient,
  { account, amount, ...budget }: WaiveParameters,
): Promise<WaiveReturnType> {
  return callContract(
    client,
    { contract: vault, functionName: 'waive', args: [account, amount] },
    budget,
  )
}
