import type { Address } from 'viem'
import { controller } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnoseOwner } from '../../diagnosis/diagnoseSource.ts'
import { ContractRevertError } from '../../errors/chainErrors.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'
import { getResponse } from './getResponse.ts'
import { getTask } from './getTask.ts'

/** Parameters of {@link confirmResponse}: the response to confirm. */
export interface ConfirmResponseParameters extends Budget {
  response: Address
}

/** What {@link confirmResponse} returns: the transaction, once it is mined. */
export type ConfirmResponseReturnType = SentTransaction

async function diagnose(client: TaskmeshClient, response: Address): Promise<void> {
  const { taskAddress, isConfirmed } = await getResponse(client, { response })
  const functionName = 'confirmResponse'
  if (isConfirmed) {
    const reason = 'the response is confirmed'
    throw new ContractRevertError({
      functionName,
      reason,
      kind: { code: 'ALREADY_CONFIRMED', actor: 'caller' },
    })
  }
  const { status, source } = await getTask(client, { taskAddress })
  if (status === 'RESPONDED') return diagnoseOwner(client, source)
  const code = status === 'EXPIRED' ? 'TASK_EXPIRED' : 'ALREADY_FINALIZED'
  const kind = { code, actor: 'caller' } as const
  throw new ContractRevertError({ functionName, reason: `the task is ${status}`, kind })
}

/**
 * Takes a response: its provider is paid and the task is over. Needed under MANUAL_CONFIRMATION
 * only; under FIRST_RESPONSE the chain does it by itself. Source: OGPU SDK docs, Controller.
 *
 * @throws ContractRevertError with the code `ALREADY_CONFIRMED`, `ALREADY_FINALIZED`,
 * `TASK_EXPIRED` or `NOT_OWNER`.
 * @throws RpcError, TransactionRefusedError, TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * const [first] = await getResponses(client, { taskAddress })
 * if (first) await confirmResponse(client, { response: first.address })
 * ```
 */
export async function confirmResponse(
  client: TaskmeshClient,
  { response, ...budget }: ConfirmResponseParameters,
): Promise<ConfirmResponseReturnType> {
  const functionName = 'confirmResponse'
  return callContract(
    client,
    {
      contract: controller,
      functionName,
      args: [response],
      isOnce: true,
      diagnose: () => diagnose(client, response),
    },
    budget,
  )
}
