import type { Address } from 'viem'
import { terminal } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link setAgent}: the agent, and whether it may act. */
export interface SetAgentParameters extends Budget {
  agent: Address
  /** `false` takes the right back. Default true. */
  isAllowed?: boolean | undefined
}

/** What {@link setAgent} returns: the transaction, once it is mined. */
export type SetAgentReturnType = SentTransaction

/**
 * Lets another account act for this one: publish, cancel and confirm tasks of a client, register
 * and attempt for the provider of a master. Doing it twice is fine. Source: OGPU docs, Agents.
 *
 * @throws ContractRevertError with the code `NOT_MASTER` for a provider; RpcError,
 * TransactionRefusedError, TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await setAgent(client, { agent })
 * ```
 */
export async function setAgent(
  client: TaskmeshClient,
  { agent, isAllowed = true, ...budget }: SetAgentParameters,
): Promise<SetAgentReturnType> {
  return callContract(
    client,
    { contract: terminal, functionName: 'setAgent', args: [agent, isAllowed] },
    budget,
  )
}
