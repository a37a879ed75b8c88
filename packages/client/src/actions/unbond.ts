import type { Budget } from '../chain/budget.ts'
import { callContract } from '../chain/callContract.ts'
import { diagnoseVault } from '../chain/diagnoseVault.ts'
import { vault } from '../chain/protocolContracts.ts'
import type { SentTransaction } from '../chain/sendCall.ts'
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
  const functionName = 'unbond'
  return callContract(
    client,
    {
      contract: vault,
      functionName,
      args: [amount],
      diagnose: (account) => diagnoseVault(client, { functionName, account, amount }),
    },
    budget,
  )
}
