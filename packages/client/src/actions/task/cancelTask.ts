import type { Address } from 'viem'
import { controller } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnoseOwner } from '../../diagnosis/diagnoseSource.ts'
import { ContractRevertError } from '../../errors/chainErrors.ts'
import { getChainTime } from '../../reads/getChainTime.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'
import { getTask } from './getTask.ts'

/** Parameters of {@link cancelTask}: the task to cancel. */
export interface CancelTaskParameters extends Budget {
  taskAddress: Address
}

/** What {@link cancelTask} returns: the transaction, once it is mined. */
export type CancelTaskReturnType = SentTransaction

async function diagnose(client: TaskmeshClient, taskAddress: Address): Promise<void> {
  const { status, expiryTime, source } = await getTask(client, { taskAddress })
  const functionName = 'cancelTask'
  if (status === 'FINALIZED' || status === 'EXPIRED' || status === 'CANCELED') {
    const reason = `the task is ${status}`
    throw new ContractRevertError({
      functionName,
      reason,
      kind: { code: 'ALREADY_FINALIZED', actor: 'caller' },
    })
  }
  if (status === 'NEW' || (await getChainTime(client)) > expiryTime) {
    return diagnoseOwner(client, source)
  }
  const reason = `the task is ${status}, a provider is at work`
  throw new ContractRevertError({
    functionName,
    reason,
    kind: { code: 'TASK_NOT_NEW', actor: 'caller' },
  })
}

/**
 * Takes a task back, as long as no provider has attempted it, or once it has expired. The payment
 * returns to the vault balance of the source's client. Source: OGPU SDK docs, Controller.
 *
 * @throws ContractRevertError with the code `TASK_NOT_NEW`, `ALREADY_FINALIZED` or `NOT_OWNER`;
 * RpcError, TransactionRefusedError, TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await cancelTask(client, { taskAddress })
 * ```
 */
export async function cancelTask(
  client: TaskmeshClient,
  { taskAddress, ...budget }: CancelTaskParameters,
): Promise<CancelTaskReturnType> {
  const functionName = 'cancelTask'
  return callContract(
    client,
    {
      contract: controller,
      functionName,
      args: [taskAddress],
      isOnce: true,
      diagnose: () => diagnose(client, taskAddress),
    },
    budget,
  )
}
