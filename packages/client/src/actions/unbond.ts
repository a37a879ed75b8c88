import { vaultAbi } from '@taskmesh/contracts'
import { encodeFunctionData } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { diagnoseVault } from '../chain/diagnoseVault.ts'
import { requireAccount } from '../chain/requireAccount.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface UnbondParameters extends Budget {
  /** In wei. */
  amount: bigint
}

export type UnbondReturnType = SentTransaction

/**
 * Starts the way of stake back to the vault balance. `claim` ends it, after the unbonding period.
 * Source: OGPU SDK docs, Vault.
 *
 * @throws ContractRevertError with the code `INSUFFICIENT_LOCKUP`; RpcError,
 * TransactionRefusedError, TransactionUncertainError, TimeBudgetError.
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
  const { address: account } = requireAccount(client, 'unbond')
  const functionName = 'unbond'
  const diagnose = () => diagnoseVault(client, { functionName, account, amount })
  return sendCall(client, { abi: vaultAbi, to, data, functionName, diagnose }, budget)
}
