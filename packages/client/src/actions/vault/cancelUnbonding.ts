import { vault } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnoseVault } from '../../diagnosis/diagnoseVault.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link cancelUnbonding}: time and signal alone. */
export type CancelUnbondingParameters = Budget

/** What {@link cancelUnbonding} returns: the transaction, once it is mined. */
export type CancelUnbondingReturnType = SentTransaction

/**
 * Turns unbonding stake back into stake. The vault of the test network does not have this function.
 * Source: OGPU SDK docs, Vault; ABIs of both networks.
 *
 * @throws ContractRevertError with the code `NOTHING_UNBONDING`; RpcError, TransactionRefusedError,
 * TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await cancelUnbonding(client)
 * ```
 */
export async function cancelUnbonding(
  client: TaskmeshClient,
  budget: CancelUnbondingParameters = {},
): Promise<CancelUnbondingReturnType> {
  const functionName = 'cancelUnbonding'
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
