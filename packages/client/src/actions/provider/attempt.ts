import type { Address } from 'viem'
import { nexus } from '../../connection/protocolContracts.ts'
import { requireAccount } from '../../connection/requireAccount.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnoseWork } from '../../diagnosis/diagnoseWork.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link attempt}: the task to attempt, and the payment asked for. */
export interface AttemptParameters extends Budget {
  taskAddress: Address
  /** What the provider asks for, in wei; at most the task's payment. */
  payment: bigint
  /** Default: the client's account. */
  provider?: Address | undefined
}

/** What {@link attempt} returns: the transaction, once it is mined. */
export type AttemptReturnType = SentTransaction

/**
 * Announces that a provider works on a task. It has to be registered at the task's source. Source:
 * OGPU SDK docs, Nexus.
 *
 * @throws ContractRevertError with the code `ALREADY_ATTEMPTED`, `TASK_EXPIRED`,
 * `ALREADY_FINALIZED`, `NOT_PROVIDER` or `INVALID_PAYMENT`.
 * @throws RpcError, TransactionRefusedError, TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await attempt(providerClient, { taskAddress, payment })
 * ```
 */
export async function attempt(
  client: TaskmeshClient,
  { taskAddress, payment, ...parameters }: AttemptParameters,
): Promise<AttemptReturnType> {
  const { provider = requireAccount(client, 'attempt').address, ...budget } = parameters
  const functionName = 'attempt'
  return callContract(
    client,
    {
      contract: nexus,
      functionName,
      args: [taskAddress, provider, payment],
      isOnce: true,
      diagnose: () => diagnoseWork(client, { taskAddress, provider, functionName }),
    },
    budget,
  )
}
