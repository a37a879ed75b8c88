import type { Address } from 'viem'
import { nexus } from '../../connection/protocolContracts.ts'
import { requireAccount } from '../../connection/requireAccount.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnoseWork } from '../../diagnosis/diagnoseWork.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import { findLog } from '../../transactions/findLog.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link submitResponse}: the task, its result, and the payment asked for. */
export interface SubmitResponseParameters extends Budget {
  taskAddress: Address
  /** URL of the result, or the result itself as JSON. */
  data: string
  /** What the provider asks for, in wei; at most the task's payment. */
  payment: bigint
  /** Default: the client's account. */
  provider?: Address | undefined
}

/** What {@link submitResponse} returns: the transaction, and the address of the response. */
export interface SubmitResponseReturnType extends SentTransaction {
  response: Address
}

/**
 * Answers a task that the provider has attempted. Under FIRST_RESPONSE the first answer is taken
 * and paid at once. Source: ABI of the Nexus; OGPU docs, Responses.
 *
 * @throws ContractRevertError with the code `ALREADY_SUBMITTED`, `TASK_EXPIRED`,
 * `ALREADY_FINALIZED`, `NOT_ATTEMPTED` or `INVALID_PAYMENT`.
 * @throws RpcError, TransactionRefusedError, TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * const data = await storage.put(JSON.stringify(result), { name: 'response.json' })
 * const { response } = await submitResponse(providerClient, { taskAddress, data, payment })
 * ```
 */
export async function submitResponse(
  client: TaskmeshClient,
  { taskAddress, data, payment, ...parameters }: SubmitResponseParameters,
): Promise<SubmitResponseReturnType> {
  const { provider = requireAccount(client, 'submitResponse').address, ...budget } = parameters
  const functionName = 'submitResponse'
  const sent = await callContract(
    client,
    {
      contract: nexus,
      functionName,
      args: [{ task: taskAddress, provider, data, payment }],
      isOnce: true,
      diagnose: () => diagnoseWork(client, { taskAddress, provider, functionName }),
    },
    budget,
  )
  return { ...sent, response: findLog(client, sent.receipt, 'ResponseSubmitted').args.response }
}
