import type { Address } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { callContract } from '../chain/callContract.ts'
import { vault } from '../chain/protocolContracts.ts'
import type { SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface WaiveParameters extends Budget {
  /** Whose stake was taken. */
  account: Address
  /** In wei. */
  amount: bigint
}

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
