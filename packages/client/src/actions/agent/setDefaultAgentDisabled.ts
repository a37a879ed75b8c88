import { terminal } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link setDefaultAgentDisabled}: whether the default agent may act. */
export interface SetDefaultAgentDisabledParameters extends Budget {
  /** `false` lets the default agent act again. Default true. */
  isDisabled?: boolean | undefined
}

/** What {@link setDefaultAgentDisabled} returns: the transaction, once it is mined. */
export type SetDefaultAgentDisabledReturnType = SentTransaction

/**
 * Keeps the network’s default agent from acting for the account: a master, or a provider for
 * itself. Source: OGPU docs, Agents; ABI of the Terminal.
 *
 * @throws ContractRevertError; RpcError, TransactionRefusedError, TransactionUncertainError,
 * TimeBudgetError.
 *
 * @example
 * ```ts
 * await setDefaultAgentDisabled(masterClient, { isDisabled: true })
 * ```
 */
export async function setDefaultAgentDisabled(
  client: TaskmeshClient,
  { isDisabled = true, ...budget }: SetDefaultAgentDisabledParameters = {},
): Promise<SetDefaultAgentDisabledReturnType> {
  return callContract(
    client,
    { contract: terminal, functionName: 'setDefaultAgentDisabled', args: [isDisabled] },
    budget,
  )
}
