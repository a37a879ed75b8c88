import type { Budget } from '../chain/budget.ts'
import { callContract } from '../chain/callContract.ts'
import { diagnoseVault } from '../chain/diagnoseVault.ts'
import { vault } from '../chain/protocolContracts.ts'
import type { SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export type CancelUnbondingParameters = Budget

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
