import { vault } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnoseVault } from '../../diagnosis/diagnoseVault.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link lock}: the amount that becomes stake. */
export interface LockParameters extends Budget {
  /** In wei. */
  amount: bigint
}

/** What {@link lock} returns: the transaction, once it is mined. */
export type LockReturnType = SentTransaction

/**
 * Turns vault balance into stake, which a provider needs to register. Source: OGPU SDK docs, Vault.
 *
 * @throws ContractRevertError with the code `INSUFFICIENT_VAULT_BALANCE`; RpcError,
 * TransactionRefusedError, TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await lock(client, { amount: parseEther('1') })
 * ```
 */
export async function lock(
  client: TaskmeshClient,
  { amount, ...budget }: LockParameters,
): Promise<LockReturnType> {
  const functionName = 'lock'
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
