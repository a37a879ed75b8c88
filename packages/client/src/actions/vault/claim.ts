import { vault } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnoseVault } from '../../diagnosis/diagnoseVault.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link claim}: time and signal alone. */
export type ClaimParameters = Budget

/** What {@link claim} returns: the transaction, once it is mined. */
export type ClaimReturnType = SentTransaction

/**
 * Moves stake whose unbonding period is over to the vault balance.
 *
 * This is not about earnings: those are in the balance at once. Source: OGPU SDK docs, Vault.
 *
 * @throws ContractRevertError with the code `NOTHING_UNBONDING` or `UNBONDING_NOT_ELAPSED`;
 * RpcError, TransactionRefusedError, TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await claim(client)
 * ```
 */
export async function claim(
  client: TaskmeshClient,
  budget: ClaimParameters = {},
): Promise<ClaimReturnType> {
  const functionName = 'claim'
  return callContract(
    client,
    {
      contract: vault,
      functionName,
      args: [],
      diagnose: (account) => diagnoseVault(client, { functionName, account }),
    },
    budget,
  )
}
