import { vaultAbi } from '@taskmesh/contracts'
import { encodeFunctionData } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface UnbondParameters extends Budget {
  /** In wei. */
  amount: bigint
}

export type UnbondReturnType = SentTransaction

/**
 * Starts the way of stake back to the vault balance. `claim` ends it, after the unbonding period.
 *
 * @example
 * ```ts
 * await unbond(client, { amount: parseEther('1') })
 * ```
 */
export async function unbond(
  client: TaskmeshClient,
  { amount, ...budget }: UnbondParameters,
): Promise<UnbondReturnType> {
  const data = encodeFunctionData({
    abi: vaultAbi,
    functionName: 'unbond',
    args: [amount],
  })
  const to = contractAddress(client, 'vault')
  return sendCall(client, { abi: vaultAbi, to, data, functionName: 'unbond' }, budget)
}
