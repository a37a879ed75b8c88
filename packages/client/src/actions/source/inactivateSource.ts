import type { Address } from 'viem'
import { nexus } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnoseSource } from '../../diagnosis/diagnoseSource.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link inactivateSource}: the source that takes no more tasks. */
export interface InactivateSourceParameters extends Budget {
  source: Address
}

/** What {@link inactivateSource} returns: the transaction, once it is mined. */
export type InactivateSourceReturnType = SentTransaction

/**
 * Closes a source for new tasks, for good. Tasks that exist go on. Source: OGPU SDK docs, Nexus.
 *
 * @throws ContractRevertError with the code `NOT_OWNER`; RpcError, TransactionRefusedError,
 * TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await inactivateSource(client, { source })
 * ```
 */
export async function inactivateSource(
  client: TaskmeshClient,
  { source, ...budget }: InactivateSourceParameters,
): Promise<InactivateSourceReturnType> {
  const functionName = 'inactivateSource'
  return callContract(
    client,
    {
      contract: nexus,
      functionName,
      args: [source],
      diagnose: () => diagnoseSource(client, source),
    },
    budget,
  )
}
