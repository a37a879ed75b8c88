import { vault } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnoseVault } from '../../diagnosis/diagnoseVault.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link withdraw}: the amount to take out. */
export interface WithdrawParameters extends Budget {
  /** In wei. */
  amount: bigint
}

/** What {@link withdraw} returns: the transaction, once it is mined. */
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
  const functionName = 'withdraw'
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
