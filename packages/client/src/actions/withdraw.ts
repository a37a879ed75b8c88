import { vaultAbi } from '@taskmesh/contracts'
import { encodeFunctionData } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface WithdrawParameters extends Budget {
  /** In wei. */
  amount: bigint
}

export type WithdrawReturnType = SentTransaction

/**
 * Takes money out of the vault balance to the account.
 *
 * @example
 * ```ts
 * await withdraw(client, { amount: parseEther('1') })
 * ```
 */
export async function withdraw(
  client: TaskmeshClient,
  { amount, ...budget }: WithdrawParameters,
): Promise<WithdrawReturnType> {
  const data = encodeFunctionData({
    abi: vaultAbi,
    functionName: 'withdraw',
    args: [amount],
  })
  const to = contractAddress(client, 'vault')
  return sendCall(client, { abi: vaultAbi, to, data, functionName: 'withdraw' }, budget)
}
