import { vaultAbi } from '@taskmesh/contracts'
import { encodeFunctionData, type Address } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface SanctionParameters extends Budget {
  /** Whose stake to take. */
  account: Address
  /** In wei. */
  amount: bigint
}

export type SanctionReturnType = SentTransaction

/**
 * Takes stake away from an account, until it is waived or withdrawn. For judges of the protocol.
 * Source: ABI of the Vault.
 *
 * @throws ContractRevertError with the code `NOT_OWNER` when the account is no judge.
 *
 * @example
 * ```ts
 * await sanction(judgeClient, { account: provider, amount: parseEther('0.01') })
 * ```
 */
export async function sanction(
  client: TaskmeshClient,
  { account, amount, ...budget }: SanctionParameters,
): Promise<SanctionReturnType> {
  const functionName = 'sanction'
  const data = encodeFunctionData({ abi: vaultAbi, functionName, args: [account, amount] })
  const to = contractAddress(client, 'vault')
  return sendCall(client, { abi: vaultAbi, to, data, functionName }, budget)
}
