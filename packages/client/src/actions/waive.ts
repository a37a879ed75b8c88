import { vaultAbi } from '@taskmesh/contracts'
import { encodeFunctionData, type Address } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
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
  const functionName = 'waive'
  const data = encodeFunctionData({ abi: vaultAbi, functionName, args: [account, amount] })
  const to = contractAddress(client, 'vault')
  return sendCall(client, { abi: vaultAbi, to, data, functionName }, budget)
}
