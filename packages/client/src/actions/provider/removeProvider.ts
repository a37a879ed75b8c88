import type { Address } from 'viem'
import { terminal } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnosePairing } from '../../diagnosis/diagnosePairing.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link removeProvider}: the provider that the master lets go. */
export interface RemoveProviderParameters extends Budget {
  provider: Address
}

/** What {@link removeProvider} returns: the transaction, once it is mined. */
export type RemoveProviderReturnType = SentTransaction

/**
 * Ends the pairing of a master and its provider. Stake stays with the provider. Source: OGPU SDK
 * docs, Terminal.
 *
 * @throws ContractRevertError with the code `NOT_MASTER`; RpcError, TransactionRefusedError,
 * TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await removeProvider(masterClient, { provider })
 * ```
 */
export async function removeProvider(
  client: TaskmeshClient,
  { provider, ...budget }: RemoveProviderParameters,
): Promise<RemoveProviderReturnType> {
  const functionName = 'removeProvider'
  return callContract(
    client,
    {
      contract: terminal,
      functionName,
      args: [provider],
      diagnose: () => diagnosePairing(client, { functionName, provider, expected: 'ours' }),
    },
    budget,
  )
}
