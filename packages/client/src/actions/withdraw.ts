import { vaultAbi } from '@taskmesh/contracts'
import { encodeFunctionData } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { diagnoseVault } from '../chain/diagnoseVault.ts'
import { requireAccount } from '../chain/requireAccount.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface WithdrawParameters extends Budget {
  /** In wei. */
  amount: bigint
}

export type WithdrawReturnType = SentTransaction

/**
 * Takes money out of the vault balance to the account. Source: OGPU SDK docs, Vault.
 *
 * @throws ContractRevertError with the code `INSUFFICIENT_VAULT_BALANCE`; RpcError,
 * TransactionRefusedError, TransactionUncertainError, TimeBudgetError.
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
  const { address: account } = requireAccount(client, 'withdraw')
  const functionName = 'withdraw'
  const diagnose = () => diagnoseVault(client, { functionName, account, amount })
  return sendCall(client, { abi: vaultAbi, to, data, functionName, diagnose }, budget)
}
