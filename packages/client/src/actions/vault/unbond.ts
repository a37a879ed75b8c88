import { vault } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnoseVault } from '../../diagnosis/diagnoseVault.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link unbond}: the amount of stake to take back. */
export interface UnbondParameters extends Budget {
  /** In wei. */
  amount: bigint
}

/** What {@link unbond} returns: the transaction, once it is mined. */
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
