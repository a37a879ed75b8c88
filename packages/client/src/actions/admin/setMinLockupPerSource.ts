import { vault } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link setMinLockupPerSource}: the least stake. */
export interface SetMinLockupPerSourceParameters extends Budget {
  /** In wei. */
  amount: bigint
}

/** What {@link setMinLockupPerSource} returns: the transaction, once it is mined. */
export type SetMinLockupPerSourceReturnType = SentTransaction

/**
 * Sets the least stake for each source. For administrators of the protocol. Source: ABI of the
 * Vault.
 *
 * @throws ContractRevertError with the code `NOT_OWNER` when the account is no administrator.
 *
 * @example
 * ```ts
 * await setMinLockupPerSource(adminClient, { amount: parseEther('0.1') })
 * ```
 */
export async function setMinLockupPerSource(
  client: TaskmeshClient,
  { amount, ...budget }: SetMinLockupPerSourceParameters,
): Promise<SetMinLockupPerSourceReturnType> {
  return callContract(
    client,
    { contract: vault, functionName: 'setMinLockupPerSource', args: [amount] },
    budget,
  )
}
