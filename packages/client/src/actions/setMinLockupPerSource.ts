import type { Budget } from '../chain/budget.ts'
import { callContract } from '../chain/callContract.ts'
import { vault } from '../chain/protocolContracts.ts'
import type { SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface SetMinLockupPerSourceParameters extends Budget {
  /** In wei. */
  amount: bigint
}

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
