import type { Address } from 'viem'
import { nexus } from '../../connection/protocolContracts.ts'
import { requireAccount } from '../../connection/requireAccount.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnoseRegister } from '../../diagnosis/diagnoseRegister.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link unregister}: the source to leave. */
export interface UnregisterParameters extends Budget {
  source: Address
  /** Default: the client’s account. */
  provider?: Address | undefined
}

/** What {@link unregister} returns: the transaction, once it is mined. */
export type UnregisterReturnType = SentTransaction

/**
 * Takes a provider off a source. Source: OGPU SDK docs, Nexus.
 *
 * @throws ContractRevertError with the code `NOT_REGISTERED` or `NOT_PROVIDER`; RpcError,
 * TransactionRefusedError, TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await unregister(providerClient, { source })
 * ```
 */
export async function unregister(
  client: TaskmeshClient,
  {
    source,
    provider = requireAccount(client, 'unregister').address,
    ...budget
  }: UnregisterParameters,
): Promise<UnregisterReturnType> {
  const functionName = 'unregister'
  return callContract(
    client,
    {
      contract: nexus,
      functionName,
      args: [source, provider],
      diagnose: () => diagnoseRegister(client, { functionName, source, provider }),
    },
    budget,
  )
}
