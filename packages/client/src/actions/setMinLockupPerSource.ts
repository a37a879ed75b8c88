import { vaultAbi } from '@taskmesh/contracts'
import { encodeFunctionData } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface SetMinLockupPerSourceParameters extends Budget {
  /** In wei. */
  amount: bigint
}

export type SetMinLockupPerSourceReturnType = SentTransaction

/**
 * Sets the least stake for each source. For administrators of the protocol. Source: ABI of the
 * Vault.
 *
 * @throws ContractRevertError with the code `NOT_OWNER` when the account is no administrator.
 *
 * @example
 * ```ts
 * await setMinLockupPerSource(adminClient, { amount: parseEther('0.1') })
 * ```
 */
export async function setMinLockupPerSource(
  client: TaskmeshClient,
  { amount, ...budget }: SetMinLockupPerSourceParameters,
): Promise<SetMinLockupPerSourceReturnType> {
  const functionName = 'setMinLockupPerSource'
  const data = encodeFunctionData({ abi: vaultAbi, functionName, args: [amount] })
  const to = contractAddress(client, 'vault')
  return sendCall(client, { abi: vaultAbi, to, data, functionName }, budget)
}
